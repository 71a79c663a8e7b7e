package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of a customer. */
public final class PortalPages {
  private PortalPages() {}

  /** The first page. */
  public record Home(
      String greeting,
      String place,
      Due due,
      Line line,
      List<Quick> quick,
      String today,
      Chart usage,
      Cycle cycle,
      Rows<Bill> bills,
      List<Feed> updates,
      Rows<Feed> orders) {}

  /** What is to pay; {@code tone} is {@code paid} when it is nothing. */
  public record Due(String tone, String label, String amount, String text, List<Link> actions) {}

  /** The state of the line in plain words. */
  public record Line(String tone, String icon, String title, String text, List<Figure> figures) {}

  /** A figure with its name. */
  public record Figure(String value, String label) {}

  /** A big link. */
  public record Quick(String href, String icon, String title, String text) {}

  /** Data of the billing cycle as a ring; {@code dash} is its stroke pattern. */
  public record Cycle(String label, String value, String since, String dash, String text) {
    /** The circumference of the ring. */
    private static final int AROUND = 390;

    /** The stroke pattern for {@code part} of {@code whole}. */
    public static String dash(long part, long whole) {
      long share = whole <= 0 ? 0 : Math.min(AROUND, part * AROUND / whole);
      return share + " " + AROUND;
    }
  }

  /** One bill. */
  public record Bill(
      String href, String month, String number, String due, String amount, Pill status) {}

  /**
   * All bills.
   *
   * @param plan the payment plan, if there is one
   * @param ask the form for one, if there is none and something is open
   */
  public record Bills(
      String summary,
      Rows<Bill> bills,
      Pager pager,
      Errors errors,
      @Nullable PayPlan plan,
      @Nullable Ask ask) {}

  /** A payment plan; one that is only asked for has no installments yet. */
  public record PayPlan(Pill status, String text, List<Installment> installments) {}

  /** A part of a plan. */
  public record Installment(String due, String amount, Pill status) {}

  /** The form for a payment plan. */
  public record Ask(Errors errors, Field installments, List<Filters.Option> frequencies) {}

  /** One bill in full. */
  public record BillPage(
      String title,
      String number,
      Pill status,
      String subtitle,
      String pdfHref,
      Documents.InvoiceBody body,
      List<Feed> payments) {}

  /** All payments. */
  public record Payments(String summary, Rows<Payment> rows, Pager pager) {}

  /** One payment. */
  public record Payment(
      String received, String number, String method, String bills, String amount, Pill status) {}

  /** The customer's services. */
  public record Plans(String summary, List<Plan> plans) {}

  /** One service; {@code note} says why it is not in use, or is empty. */
  public record Plan(
      String name, Pill status, String note, List<Figure> figures, List<Fact> facts) {}

  /** Data use; a service with an allowance has a quota. */
  public record Usage(
      String summary, Rows<Quota> quotas, Chart usage, Documents.Sessions sessions) {}

  /**
   * What is left of an allowance.
   *
   * @param text until when, and what happens then
   * @param warning what happens since it is used up, or empty
   */
  public record Quota(
      String plan,
      String used,
      String left,
      String width,
      String tone,
      String text,
      String warning) {}

  /** Who the customer is to the operator. */
  public record Account(String summary, Fact.Group contact, Fact.Group billing) {}
}
