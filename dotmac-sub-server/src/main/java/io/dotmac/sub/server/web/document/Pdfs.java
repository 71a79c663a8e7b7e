package io.dotmac.sub.server.web.document;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.report.AccountStatement;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Messages;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents as PDF, for those whose scope may see them. */
public final class Pdfs {
  /** The media type of a PDF. */
  public static final String TYPE = "application/pdf";

  private final Visit reader;
  private final BillingEngine billing;

  private Pdfs(Visit reader, BillingEngine billing) {
    this.reader = reader;
    this.billing = billing;
  }

  /**
   * In a language.
   *
   * @param language such as {@code fr}; absent or unknown: the reader's own
   */
  public static Pdfs in(Tx tx, BillingEngine billing, @Nullable String language) {
    Messages words = Messages.of(
        language == null || language.isEmpty() ? tx.locale() : Locale.forLanguageTag(language));
    Params none = new Params("", Map.of());
    return new Pdfs(new Visit(tx, words, new Formats(words, tx.zone()), none, "", false), billing);
  }

  /** An invoice; of a draft, a pro-forma invoice. */
  public byte[] invoice(InvoiceId id) {
    return draw(InvoiceSheet.of(reader, billing, id));
  }

  public byte[] creditNote(CreditNoteId id) {
    return draw(CreditNoteSheet.of(reader, billing, id));
  }

  /** The receipt of a payment that arrived. */
  public byte[] receipt(PaymentId id) {
    return draw(ReceiptSheet.of(reader, billing, id));
  }

  /** The statement of an account; see {@link AccountStatement#recent}. */
  public byte[] statement(AccountId id, @Nullable LocalDate from, @Nullable LocalDate to) {
    return draw(StatementSheet.of(reader, AccountStatement.recent(reader.tx(), id, from, to)));
  }

  /** The answer that shows it in the browser. */
  public static Response answer(byte[] pdf, String name) {
    return Response.ok(pdf, TYPE)
        .header("Content-Disposition", "inline; filename=\"" + name + ".pdf\"")
        .build();
  }

  private byte[] draw(Sheet sheet) {
    return SheetPdf.draw(sheet, Letterhead.of(reader.tx()), reader.words());
  }
}
