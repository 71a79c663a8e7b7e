package io.dotmac.sub.server.web.admin.session;

import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages about sessions show. */
public final class SessionPages {
  private SessionPages() {}

  /** The list of sessions; {@code empty} stands in for one without rows. */
  public record Sessions(
      String summary,
      Filters filters,
      Rows<Session> rows,
      Pager pager,
      @Nullable Empty empty) {}

  /**
   * One session.
   *
   * @param rate down and up since its last report, empty when that is not known
   * @param nasHref the list narrowed to the access server
   * @param ended the word for online, or what ended it
   * @param end leads to the question whether to end it; null when it may not be ended
   */
  public record Session(
      String who,
      String whoHref,
      String login,
      String started,
      String duration,
      String down,
      String up,
      String rate,
      String address,
      String nas,
      String nasHref,
      boolean online,
      String ended,
      @Nullable Link end) {}

  /** How much data is carried, who carries most, and whose allowance is nearly used up. */
  public record Usage(
      String title,
      String summary,
      List<Sheets.Tab> tabs,
      Chart usage,
      String usageFoot,
      String action,
      Rows<io.dotmac.sub.server.web.part.Field> fields,
      List<Sheets.Table> tables,
      @Nullable Pager pager) {}
}
