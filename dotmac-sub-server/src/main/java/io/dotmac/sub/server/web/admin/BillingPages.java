package io.dotmac.sub.server.web.admin;

import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages about one invoice, payment, run or dunning case, and their forms. */
public final class BillingPages {
  private BillingPages() {}

  /** One invoice; {@code payHref} is empty when nothing is open. */
  public record Invoice(
      String number,
      Pill status,
      String subtitle,
      String payHref,
      String pdfHref,
      Documents.InvoiceBody body,
      Fact.Group details,
      List<Feed> payments,
      List<Posting> postings) {}

  /** One ledger entry of a document. */
  public record Posting(String account, String side, String amount) {}

  /**
   * One payment.
   *
   * @param receiptHref the receipt of money that arrived, or empty
   * @param refundHref where it is sent back, or empty when nothing is left of it
   */
  public record Payment(
      String number,
      Pill status,
      String subtitle,
      String receiptHref,
      String refundHref,
      Fact.Group details,
      List<Applied> applied) {}

  /** What of a payment went where. */
  public record Applied(String href, String label, String amount) {}

  /**
   * The form for a payment that arrived.
   *
   * @param key makes a repeated submission the same payment
   * @param open the invoices it would settle, oldest first
   */
  public record PaymentForm(
      String subtitle,
      String key,
      Errors errors,
      List<Field> fields,
      List<Filters.Option> methods,
      String cancel,
      List<Open> open,
      String rule) {}

  /** An open invoice. */
  public record Open(String href, String number, String note, String amount) {}

  /** Billing runs, and the form for the next one. */
  public record Runs(
      String summary,
      List<RunRow> rows,
      Pager pager,
      @Nullable Empty empty,
      Errors errors,
      Field date) {}

  /** One run. */
  public record RunRow(
      String href,
      String date,
      Pill status,
      String started,
      String accounts,
      String invoices,
      String total) {}

  /** One run in full. */
  public record Run(
      String title,
      Pill status,
      String subtitle,
      String invoicesHref,
      List<Documents.Cell> strip,
      List<Fact> totals,
      String total,
      String foot,
      List<Feed> problems,
      String action,
      boolean retriable,
      boolean voidable,
      RunDiffPart diff) {}

  /** What a run would do, to be confirmed. */
  public record RunPreview(Confirm confirm, RunDiffPart diff) {}

  /** The open dunning case of a subscriber. */
  public record CaseCard(String href, Pill status, String policy, List<Documents.Step> steps) {}

  /** One dunning case. */
  public record Case(
      String title,
      Pill status,
      String subtitle,
      String subscriberHref,
      String payHref,
      String policy,
      Documents.Ladder ladder,
      Documents.Invoices invoices,
      Documents.Timeline history) {}

  /**
   * Asks before something that cannot be taken back easily.
   *
   * @param consequences what will happen, in numbers
   * @param reason the field for a reason, or null when none is needed
   */
  public record Confirm(
      String title,
      String subtitle,
      String action,
      List<Documents.Hidden> hidden,
      Errors errors,
      List<String> consequences,
      @Nullable Field reason,
      String verb,
      String cancel) {}
}
