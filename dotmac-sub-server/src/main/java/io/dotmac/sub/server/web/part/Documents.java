package io.dotmac.sub.server.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tables that staff and customers both read: invoices, payments, sessions, and an invoice's body.
 */
public final class Documents {
  private Documents() {}

  /** Invoices of a table; {@code present} is false when there are none. */
  public record Invoices(boolean present, List<InvoiceRow> invoices) {
    public static Invoices of(List<InvoiceRow> rows) {
      return new Invoices(!rows.isEmpty(), List.copyOf(rows));
    }
  }

  /**
   * One invoice.
   *
   * @param who the subscriber, empty where the page is about one subscriber
   */
  public record InvoiceRow(
      String href,
      String number,
      String who,
      String whoHref,
      String issued,
      String due,
      String total,
      String balance,
      Pill status) {}

  /** Payments of a table. */
  public record Payments(boolean present, List<PaymentRow> payments) {
    public static Payments of(List<PaymentRow> rows) {
      return new Payments(!rows.isEmpty(), List.copyOf(rows));
    }
  }

  /** One payment; {@code unapplied} is what became credit. */
  public record PaymentRow(
      String href,
      String number,
      String who,
      String whoHref,
      String received,
      String method,
      String reference,
      String amount,
      String unapplied,
      Pill status) {}

  /** Sessions of a table. */
  public record Sessions(boolean present, List<SessionRow> sessions) {
    public static Sessions of(List<SessionRow> rows) {
      return new Sessions(!rows.isEmpty(), List.copyOf(rows));
    }
  }

  /** One accounting session; {@code ended} is the terminate cause or the word for online. */
  public record SessionRow(
      String who,
      String whoHref,
      String login,
      String started,
      String duration,
      String down,
      String up,
      String address,
      String nas,
      boolean online,
      String ended) {}

  /** What an invoice charges, line by line, and how it adds up. */
  public record InvoiceBody(
      List<Line> lines, List<Fact> totals, String totalLabel, String total, String totalTone) {}

  /**
   * One line with its calculation.
   *
   * @param words why the line is there, as a sentence, or empty
   * @param formula the arithmetic, or empty
   */
  public record Line(
      String description,
      String period,
      String words,
      String formula,
      String quantity,
      String unitPrice,
      String amount) {}

  /** The steps of a dunning ladder. */
  public record Ladder(List<Step> steps) {}

  /**
   * One step.
   *
   * @param state {@code done}, {@code now} or empty
   */
  public record Step(String state, String title, String note) {}

  /** What happened, newest first. */
  public record Timeline(List<Entry> entries) {}

  /**
   * One entry.
   *
   * @param tone {@code g1} money in, {@code g2} warning, {@code g3} trouble, {@code g4} routine
   */
  public record Entry(String tone, String title, String when, String iso, String note) {}

  /** A figure in a strip. */
  public record Cell(String label, String value, String tone, String note, boolean online) {
    public static Cell of(String label, String value, String note) {
      return new Cell(label, value, "", note, false);
    }
  }

  /** A hidden input. */
  public record Hidden(String name, @Nullable String value) {}
}
