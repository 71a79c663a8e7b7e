package io.dotmac.sub.server.web.admin.credit;

import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of this package. */
public final class CreditPages {
  private CreditPages() {}

  /** All credit notes. */
  public record Notes(
      String summary,
      Filters filters,
      List<Row> rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** One of them in the list. */
  public record Row(
      String href,
      String number,
      String who,
      String account,
      String reason,
      String dated,
      Pill status,
      String total,
      String left) {}

  /**
   * One credit note.
   *
   * @param base the address its forms begin with
   * @param usable whether something is left of it
   * @param voidable whether it can be taken back
   */
  public record Note(
      String number,
      Pill status,
      String subtitle,
      String base,
      Errors errors,
      boolean usable,
      boolean voidable,
      String left,
      Fact.Group details,
      Rows<Line> lines,
      Rows<Part> covered,
      Rows<Part> open) {}

  /** What the customer gets. */
  public record Line(String description, String quantity, String amount, String tax) {}

  /**
   * An invoice it covers, or could cover.
   *
   * @param id of the invoice, for the form of its row
   * @param most as much as can be taken off or applied, as it is typed
   */
  public record Part(
      String id, String href, String number, String note, String amount, String most) {}

  /** The form for a new one. */
  public record NewNote(Errors errors, String key, boolean held, List<Field> fields) {}
}
