package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the pages of this package show. */
public final class CollectPages {
  private CollectPages() {}

  /** The form of the simulator; {@code result} is absent until it was sent. */
  public record Simulator(
      Errors errors,
      List<Field> fields,
      List<Filters.Option> policies,
      @Nullable Result result) {}

  /** What a simulation found. */
  public record Result(
      String title,
      List<Documents.Cell> strip,
      Chart chart,
      List<StepRow> steps,
      boolean touched,
      List<TouchRow> touches,
      String foot) {}

  /** A step of the ladder with its totals. */
  public record StepRow(
      String day, String action, String count, String overdue, String fees, String paid) {}

  /** A step of one account. */
  public record TouchRow(
      String href,
      String account,
      String date,
      String action,
      String overdue,
      String fee,
      String paid) {}

  /** All arrangements. */
  public record Arrangements(
      String summary,
      Filters filters,
      List<Row> rows,
      Pager pager,
      @Nullable Empty empty) {}

  /** One arrangement in the list. */
  public record Row(
      String href,
      String who,
      String number,
      Pill status,
      String requested,
      String installments,
      String next,
      String total) {}

  /**
   * One arrangement.
   *
   * @param id for its forms
   */
  public record Arrangement(
      String title,
      Pill status,
      String subtitle,
      String id,
      boolean pending,
      boolean live,
      Fact.Group details,
      List<Installment> installments,
      List<Invoice> invoices) {}

  /** One installment. */
  public record Installment(String number, String due, Pill status, String amount, String paid) {}

  /** An invoice it covers. */
  public record Invoice(String href, String number, String due, String total, String balance) {}

  /** The form for a new one. */
  public record NewArrangement(
      Errors errors, List<Field> fields, List<Filters.Option> frequencies) {}
}
