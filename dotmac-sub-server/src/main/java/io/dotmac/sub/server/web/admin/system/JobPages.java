package io.dotmac.sub.server.web.admin.system;

import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Pill;
import java.util.List;

/** The page of jobs. */
public final class JobPages {
  private JobPages() {}

  /** All jobs and their latest runs. */
  public record Jobs(String summary, Errors errors, List<Row> rows, List<Feed> runs) {}

  /**
   * One job.
   *
   * @param run where it is run by hand
   */
  public record Row(
      String name,
      String description,
      String schedule,
      String catchUp,
      String last,
      String next,
      Pill status,
      String run) {}
}
