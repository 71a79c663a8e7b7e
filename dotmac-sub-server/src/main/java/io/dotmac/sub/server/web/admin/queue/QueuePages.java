package io.dotmac.sub.server.web.admin.queue;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Sheets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of this package. */
public final class QueuePages {
  private QueuePages() {}

  /** Everything that waits for a person. */
  public record Queue(
      String summary,
      List<Sheets.Tab> tabs,
      Errors errors,
      Rows<Cash> cash,
      Rows<Doubt> doubts,
      Rows<Message> messages) {}

  /** An amount that nobody claimed. */
  public record Cash(
      String id, String payer, String note, String amount, String assign, String giveBack) {}

  /** A payment whose provider has not said its last word, or said something that does not fit. */
  public record Doubt(
      String href, String number, String who, String note, String amount, String ask) {}

  /** A message of a provider. */
  public record Message(
      String type,
      String externalId,
      String provider,
      String received,
      Pill status,
      String note,
      String attempts,
      String payment,
      String paymentHref,
      String replay) {}

  /** All messages. */
  public record Messages(
      String summary,
      Filters filters,
      Rows<Message> rows,
      Pager pager,
      @Nullable Empty empty) {}
}
