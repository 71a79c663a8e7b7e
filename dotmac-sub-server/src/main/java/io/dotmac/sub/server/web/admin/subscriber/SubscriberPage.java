package io.dotmac.sub.server.web.admin.subscriber;

import io.dotmac.sub.server.web.admin.BillingPages;
import io.dotmac.sub.server.web.admin.message.MessagePages;
import io.dotmac.sub.server.web.part.Chart;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Empty;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Feed;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of one subscriber: one record a tab, all under the same head. */
public final class SubscriberPage {
  private SubscriberPage() {}

  /**
   * What stands above every tab.
   *
   * @param notes category, address and since when
   * @param suspendHref where to suspend, empty when it cannot be
   * @param seeHref where to see the portal as this customer, empty when the reader may not
   * @param restoreHref where to restore, empty when there is nothing to restore
   */
  public record Head(
      String name,
      String initials,
      String number,
      Pill status,
      List<String> notes,
      String seeHref,
      String suspendHref,
      String restoreHref,
      String payHref,
      @Nullable Alert alert,
      List<Documents.Cell> strip,
      List<Tab> tabs) {}

  /** What is about to happen to the service. */
  public record Alert(String title, String text, @Nullable Link action) {}

  /** One tab. */
  public record Tab(String href, String label, boolean current) {}

  /** The first tab. */
  public record Overview(
      Head head,
      List<Service> services,
      Chart usage,
      String usageFoot,
      Rows<Feed> rejects,
      String invoicesHref,
      String invoicesLabel,
      Documents.Invoices invoices,
      String sessionsHref,
      String onlineNow,
      Documents.Sessions sessions,
      BillingPages.@Nullable CaseCard dunning,
      Fact.Group contact,
      Documents.Timeline timeline) {}

  /** One subscription with the state of its access. */
  public record Service(
      String name,
      String number,
      Pill status,
      Pill access,
      List<Lock> locks,
      List<Fact.Group> columns,
      List<Link> actions) {}

  /** Why a service is locked. */
  public record Lock(String reason, String text) {}

  /** All services. */
  public record Services(Head head, String addHref, List<Service> services) {}

  /** Invoices and payments. */
  public record Billing(Head head, Documents.Invoices invoices, Documents.Payments payments) {}

  /** The account's ledger. */
  public record Ledger(Head head, Rows<Entry> entries) {}

  /** One posting, with the balance after it. */
  public record Entry(
      String date, String what, String account, String debit, String credit, String balance) {}

  /** The line now and before, usage and sessions. */
  public record Usage(
      Head head,
      Rows<Live> live,
      @Nullable Refused refused,
      Chart usage,
      String usageFoot,
      Rows<Had> addresses,
      Documents.Sessions sessions) {}

  /** A session that is up; {@code end} is null when the reader may not end it. */
  public record Live(
      String login,
      String since,
      List<Fact.Group> columns,
      @Nullable Link end) {}

  /**
   * The last login that was refused.
   *
   * @param todo what helps, in a sentence
   */
  public record Refused(String reason, String where, String when, String iso, String todo) {}

  /** An address that was had, and when. */
  public record Had(String address, String from, String until, String sessions) {}

  /** The messages to them. */
  public record Messages(
      Head head,
      List<MessagePages.Row> rows,
      @Nullable Pager pager,
      @Nullable Empty empty) {}

  /** Everything that happened. */
  public record History(Head head, Documents.Timeline timeline) {}
}
