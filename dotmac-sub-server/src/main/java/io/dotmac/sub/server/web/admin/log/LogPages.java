package io.dotmac.sub.server.web.admin.log;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of events and of the audit. */
public final class LogPages {
  private LogPages() {}

  /**
   * Events, newest first.
   *
   * @param dead what to say of deliveries that failed for good, or null when there are none
   */
  public record Events(
      String summary,
      @Nullable DeadLetters dead,
      Filters filters,
      Rows<EventRow> rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** That deliveries failed for good; {@code replay} is where all are done again, or null. */
  public record DeadLetters(String text, @Nullable String replay) {}

  /** One event. */
  public record EventRow(
      String href, String title, String type, String when, String about, String by, Pill status) {}

  /** An event with its payload and what became of it. */
  public record Event(
      String title,
      String type,
      Pill status,
      List<Fact> facts,
      String payload,
      Rows<Delivery> deliveries) {}

  /** One handler's; {@code replay} is where it is done again, or null. */
  public record Delivery(
      String handler,
      Pill status,
      String attempts,
      String when,
      String error,
      @Nullable String replay) {}

  /** The audit, newest first. */
  public record Audit(
      String summary,
      Filters filters,
      Rows<AuditRow> rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** One thing done. */
  public record AuditRow(
      String href,
      String when,
      String who,
      String from,
      Pill operation,
      String thing,
      String request,
      Pill answer) {}

  /** One thing done, with all that is kept of it. */
  public record AuditEntry(
      String title,
      Pill operation,
      List<Fact> facts,
      Rows<Change> changes,
      @Nullable String body) {}

  /** One value that changed. */
  public record Change(String field, String before, String after) {}
}
