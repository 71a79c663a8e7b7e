package io.dotmac.sub.billing;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.account.NewCollectionAccount;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceLine;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.ledger.Balances;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.policy.DunningRung;
import io.dotmac.sub.core.catalog.policy.PolicySet;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.event.EventRecord;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A small provider of its own in the shared test database. */
public final class Isp {
  private final TestDatabase test;
  private final TenantId tenant;
  private final Database db;
  private final BillingEngine engine;
  private final String currency;

  private Isp(TestDatabase test, String currency) {
    this.test = test;
    this.currency = currency;
    this.db = test.database(BillingEngine.entities());
    this.tenant = new TenantId(test.createTenant(currency, "Africa/Lagos"));
    this.engine = new BillingEngine(db);
    db.run(
        tenant,
        tx -> CollectionAccounts.open(
            tx,
            NewCollectionAccount.named(
                "Till", CollectionAccountType.CASH, Money.currency(currency))));
  }

  public static Isp open() {
    return new Isp(TestDatabase.shared(), "NGN");
  }

  public static Isp open(String currency) {
    return new Isp(TestDatabase.shared(), currency);
  }

  public static Isp in(TestDatabase test) {
    return new Isp(test, "NGN");
  }

  /** Makes it that day, at about noon. */
  public Isp today(String day) {
    ZoneId zone = ZoneId.of("Africa/Lagos");
    Duration offset = Duration.between(
        db.clock().instant(), LocalDate.parse(day).atTime(12, 0).atZone(zone).toInstant());
    db.tenants().moveClock(tenant, offset);
    return this;
  }

  public TenantId tenant() {
    return tenant;
  }

  public Caller caller() {
    return Caller.system(tenant, "test");
  }

  public BillingEngine engine() {
    return engine;
  }

  public TestDatabase test() {
    return test;
  }

  public <R> R tx(Function<Tx, R> work) {
    return db.inTx(tenant, work);
  }

  public Money money(String amount) {
    return Money.of(amount, currency);
  }

  public SubscriberId subscriber(String name) {
    SubscriberDetails details = SubscriberDetails.of(
        Person.of(name, "Obi", name.toLowerCase(java.util.Locale.ROOT) + "@example.net"),
        PostalAddress.NONE,
        currency);
    return tx(tx -> new Subscribers().create(tx, NewSubscriber.of(details)).id());
  }

  /** A monthly plan at that price. */
  public OfferId plan(String name, String price) {
    return plan(OfferDraft.named(name), price);
  }

  public OfferId plan(OfferDraft draft, String price) {
    return tx(tx -> new Offers()
        .create(tx, draft.terms(), List.of(Price.recurring(money(price))), LocalDate.of(2020, 1, 1))
        .id());
  }

  /** The tenant's default rules with the usual ladder: 7, 14, 21, 30 days. */
  public PolicySet standardPolicies() {
    return tx(tx -> {
      PolicySets sets = new PolicySets();
      PolicySet set = sets.create(tx, PolicyTerms.standard("Standard"), DunningRung.STANDARD);
      return sets.makeDefault(tx, set.id());
    });
  }

  public SubscriptionId service(SubscriberId subscriber, OfferId plan, String since) {
    return service(NewSubscription.active(subscriber, plan, LocalDate.parse(since)));
  }

  public SubscriptionId service(NewSubscription wanted) {
    return tx(tx -> new Subscriptions().create(tx, wanted).id());
  }

  public BillingRun bill(String date) {
    return engine.runs().bill(caller(), LocalDate.parse(date), true, 1);
  }

  public Invoice invoice(SubscriberId subscriber, String amount) {
    NewInvoice wanted =
        new NewInvoice(account(subscriber), null, List.of(NewLine.of("Cable work", money(amount))));
    return tx(
        tx -> engine.invoices().issue(tx, engine.invoices().draft(tx, wanted).id(), null));
  }

  public Payment pay(SubscriberId subscriber, String amount) {
    return tx(tx -> engine
        .payments()
        .record(tx, NewPayment.of(account(subscriber), money(amount), PaymentMethodType.CASH)));
  }

  /** The account's invoices, the oldest first. */
  public List<Invoice> invoices(SubscriberId subscriber) {
    return tx(tx -> tx.session()
        .createSelectionQuery(
            "from Invoice e where e.account.value = :id order by e.issuedOn, e.number",
            Invoice.class)
        .setParameter("id", subscriber.value())
        .getResultList());
  }

  /** All charges of the account in order, as {@code base 2026-01-01..2026-02-01 1000.00}. */
  public List<String> charges(SubscriberId subscriber) {
    List<String> charges = new ArrayList<>();
    for (Invoice invoice : invoices(subscriber)) {
      lines(invoice)
          .forEach(line -> charges.add("%s %s..%s %s"
              .formatted(
                  line.component().orElse(""),
                  line.spanStart().orElseThrow(),
                  line.spanEnd().orElseThrow(),
                  line.amount().amount())));
    }
    return charges;
  }

  public List<InvoiceLine> lines(Invoice invoice) {
    return tx(tx -> engine.invoices().lines(tx, invoice.id()));
  }

  /** What the subscriber owes; negative when there is credit. */
  public Money balance(SubscriberId subscriber) {
    return tx(tx -> Balances.of(tx, account(subscriber)));
  }

  /** The types of the tenant's events, in order. */
  public List<String> events(String pattern) {
    return tx(tx -> tx
        .session()
        .createSelectionQuery(
            "from EventRecord e where e.type like :pattern order by e.seq", EventRecord.class)
        .setParameter("pattern", pattern)
        .getResultList()
        .stream()
        .map(EventRecord::type)
        .toList());
  }

  /** One number, read as the application. */
  public long count(String sql) {
    return tx(tx -> tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(sql);
          ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }));
  }

  /** Sabotage: changes rows as a superuser who ignores every rule. */
  public void sabotage(String sql) {
    try (Connection connection = test.superuser().getConnection();
        PreparedStatement statement =
            connection.prepareStatement("set session_replication_role = replica")) {
      statement.execute();
      try (PreparedStatement change = connection.prepareStatement(sql)) {
        change.setObject(1, tenant.value());
        change.executeUpdate();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static AccountId account(SubscriberId subscriber) {
    return new AccountId(subscriber.value());
  }

  public static AccountId account(UUID id) {
    return new AccountId(id);
  }
}
