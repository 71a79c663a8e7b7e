package io.dotmac.sub.samples.billing;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.OnlinePayments;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.billing.credit.CreditNote;
import io.dotmac.sub.billing.dunning.DunningRuns;
import io.dotmac.sub.billing.dunning.version.DunningPolicies;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.gateway.GatewayFactory;
import io.dotmac.sub.billing.gateway.Gateways;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.gateway.collect.CollectRequest;
import io.dotmac.sub.billing.gateway.collect.PaymentOutcome;
import io.dotmac.sub.billing.gateway.fake.FakeGateway;
import io.dotmac.sub.billing.gateway.fake.FakeScript;
import io.dotmac.sub.billing.gateway.provider.PaymentMethods;
import io.dotmac.sub.billing.gateway.provider.ProviderTerms;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceLine;
import io.dotmac.sub.billing.invoice.Invoices;
import io.dotmac.sub.billing.journal.JournalExport;
import io.dotmac.sub.billing.journal.JournalFormat;
import io.dotmac.sub.billing.journal.JournalRange;
import io.dotmac.sub.billing.ledger.Balances;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.billing.run.RunPreview;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.embedded.Migrations;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.ChangeRequests;
import io.dotmac.sub.core.subscription.ChangeTiming;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.SubscriptionChangeRequest.Wish;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** The six things that a program with billing inside does first, each a short method. */
public final class SixThings {
  private static final LocalDate START = LocalDate.of(2026, 1, 16);

  private final BillingEngine billing;
  private final Database db;
  private final TenantId isp;
  private final Caller caller;

  /** Over an engine whose clock stands at noon of 16 January 2026. */
  SixThings(BillingEngine billing) {
    this.billing = billing;
    this.db = billing.database();
    this.isp = db.tenants()
        .create(Provider.named("my-isp"), List.of("my-isp.localhost"))
        .id();
    this.caller = Caller.system(isp, "sample");
  }

  /** Does them one after the other and says what came of each. */
  public static void main(String[] arguments) throws IOException {
    run(Files.createTempDirectory("six-things-")).forEach(System.out::println);
  }

  /** As {@link #main}, with a PostgreSQL in that folder. */
  public static List<String> run(Path folder) {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, EmbeddedOptions.standard())) {
      DataSource owner = postgres.owner().dataSource();
      new Migrations(owner, DatabaseAccess.DEFAULT_SCHEMA, EmbeddedPostgres.APP).migrate();
      Instant noon = START.atTime(12, 0).toInstant(ZoneOffset.UTC);
      SixThings things = new SixThings(BillingEngine.builder(postgres.app().dataSource())
          .clock(Clock.fixed(noon, ZoneOffset.UTC))
          .build());
      return things.all();
    }
  }

  private List<String> all() {
    OfferId small = plan("Fiber 50", "15500");
    OfferId big = plan("Fiber 100", "31000");
    SubscriberId ada = customer("Ada", "Obi");
    SubscriptionId service = sell(ada, small);
    AccountId account = new AccountId(ada.value());
    return List.of(
        bill(account),
        explain(account),
        payByCard(account),
        changeThePlan(service, big, account),
        remind(),
        export());
  }

  // 1. A catalog and a customer.

  private OfferId plan(String name, String pricePerMonth) {
    Price price = Price.recurring(Money.of(pricePerMonth, "NGN"));
    return db.inTx(
        isp,
        tx -> new Offers()
            .create(tx, OfferDraft.named(name).terms(), List.of(price), START)
            .id());
  }

  private SubscriberId customer(String first, String last) {
    Person person = Person.of(first, last, first.toLowerCase(Locale.ROOT) + "@example.net");
    SubscriberDetails details = SubscriberDetails.of(person, PostalAddress.NONE, "NGN");
    return db.inTx(
        isp, tx -> new Subscribers().create(tx, NewSubscriber.of(details)).id());
  }

  private SubscriptionId sell(SubscriberId ada, OfferId plan) {
    NewSubscription wanted = NewSubscription.active(ada, plan, START).anchored(1);
    return db.inTx(isp, tx -> new Subscriptions().create(tx, wanted).id());
  }

  // 2. A preview, then the same in earnest.

  private String bill(AccountId account) {
    RunPreview preview = billing.runs().preview(caller, START);
    BillingRun run = billing.runs().bill(caller, START);
    return "previewed %d invoice, made %d: %s is owed"
        .formatted(preview.invoices(), run.invoicesCreated(), owed(account));
  }

  // 3. Why is it this amount?

  private String explain(AccountId account) {
    return db.inTx(isp, tx -> {
      Invoice invoice = Invoices.open(tx, account).get(0);
      InvoiceLine line = billing.invoices().lines(tx, invoice.id()).get(0);
      Derivation why = WireJson.read(line.derivation(), Derivation.class);
      return line.description() + ": "
          + String.join("; ", why.formulas(new MoneyFormat(Locale.ENGLISH), invoice.currency()));
    });
  }

  // 4. Money through a provider of payments; this one is in memory and always pays.

  private String payByCard(AccountId account) {
    FakeGateway gateway = new FakeGateway("https://pay.example/", "whsec", db.clock());
    OnlinePayments online = new OnlinePayments(
        billing,
        Gateways.of(GatewayFactory.of("fake", gateway)),
        new SecretBox(Keyring.generate()));
    ProviderTerms terms = new ProviderTerms("In memory", true, null);
    Map<String, String> access = Map.of("secret_key", "sk_sample");
    SavedMethod visa =
        new SavedMethod(FakeScript.SETTLE.token() + "_1", "cus_1", "visa", "4242", 12, 2099);
    PaymentMethodId card = db.inTx(isp, tx -> {
      PaymentProviderId provider = online
          .providers()
          .create(tx, ProviderType.CUSTOM, "fake", terms, access, "whsec")
          .id();
      return PaymentMethods.keep(tx, account, provider, PaymentMethodType.CARD, visa, null)
          .id();
    });
    // The key makes it safe to ask again: the card is charged once.
    PaymentOutcome outcome =
        online.collect().collect(caller, CollectRequest.with(account, card, "first-payment"));
    return outcome.match(
        settled -> "the card paid " + settled.applied(),
        awaiting -> "the payer must act at " + awaiting.next(),
        declined -> "declined: " + declined.code(),
        inDoubt -> "in doubt: the sweeper asks again");
  }

  // 5. Another plan in the middle of a month: what is left of the old one is given back.

  private String changeThePlan(SubscriptionId service, OfferId plan, AccountId account) {
    passDays(8);
    ChangeRequests changes = new ChangeRequests();
    db.run(isp, tx -> {
      Wish wish = new Wish(plan, ChangeTiming.NOW, null, null);
      changes.approve(tx, changes.request(tx, service, wish).id());
    });
    billing.runs().bill(caller, START.plusDays(8));
    Money credit = db.inTx(
        isp,
        tx -> tx.session()
            .createSelectionQuery("from CreditNote e", CreditNote.class)
            .getSingleResult()
            .total());
    return "given back " + credit + ", owed for the rest of the month " + owed(account);
  }

  // 6. What happens when nobody pays, and the books for the accountant.

  private String remind() {
    PolicyDocument.Step notice = new PolicyDocument.Step(3, DunningAction.NOTIFY, null, null);
    PolicyDocument.Step stop = new PolicyDocument.Step(10, DunningAction.SUSPEND, null, null);
    PolicyDocument rules = PolicyDocument.of(List.of(notice, stop));
    db.run(isp, tx -> DunningPolicies.create(tx, "House rules", null, null, rules));
    passDays(40);
    billing.markOverdue(caller);
    DunningRuns.Result first = billing.dunningRuns().run(caller);
    return "reminded %d account".formatted(first.stepped());
  }

  private String export() {
    StringBuilder journal = new StringBuilder();
    try {
      JournalExport.begin(db, caller, JournalRange.ALL).write(JournalFormat.HLEDGER, journal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return journal.toString();
  }

  private Money owed(AccountId account) {
    return db.inTx(isp, tx -> Balances.of(tx, account));
  }

  /** A tenant's business clock can be set forward, for a trial or a test. */
  private void passDays(int days) {
    db.tenants().moveClock(isp, Duration.ofDays(days));
  }
}
