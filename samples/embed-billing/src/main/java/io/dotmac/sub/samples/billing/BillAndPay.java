package io.dotmac.sub.samples.billing;

import io.dotmac.sub.billing.BillingEngine;
import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.ledger.Balances;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.embedded.Migrations;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/** Bills a subscriber for a month and takes the money, with no server. */
public final class BillAndPay {
  private BillAndPay() {}

  /** Says what was owed before and after the payment. The data stays in a new folder. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(run(Files.createTempDirectory("billing-sample-")));
  }

  /** As {@link #main}, in that folder. */
  public static String run(Path folder) {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, EmbeddedOptions.standard())) {
      DataSource owner = postgres.owner().dataSource();
      new Migrations(owner, DatabaseAccess.DEFAULT_SCHEMA, EmbeddedPostgres.APP).migrate();
      return billAndPay(BillingEngine.over(postgres.app().dataSource()));
    }
  }

  // [bill-and-pay]
  static String billAndPay(BillingEngine billing) {
    Database db = billing.database();
    Tenant isp = db.tenants().create(provider(), List.of("isp.localhost"));
    SubscriberId ada = db.inTx(isp.id(), tx -> adaWithFiberSince(tx, LocalDate.of(2026, 1, 15)));
    AccountId account = new AccountId(ada.value());

    billing.runs().bill(Caller.system(isp.id(), "sample"), LocalDate.of(2026, 1, 31));
    Money owed = db.inTx(isp.id(), tx -> Balances.of(tx, account));

    NewPayment cash = NewPayment.of(account, owed, PaymentMethodType.CASH).once("receipt-1");
    db.inTx(isp.id(), tx -> billing.payments().record(tx, cash));
    Money left = db.inTx(isp.id(), tx -> Balances.of(tx, account));
    return "owed " + owed + ", after the payment " + left;
  }

  private static SubscriberId adaWithFiberSince(Tx tx, LocalDate since) {
    Price price = Price.recurring(Money.of("15000", "NGN"));
    OfferId fiber = new Offers()
        .create(tx, OfferDraft.named("Fiber 50").terms(), List.of(price), since)
        .id();
    Person person = Person.of("Ada", "Obi", "ada@example.net");
    SubscriberDetails details = SubscriberDetails.of(person, PostalAddress.NONE, "NGN");
    SubscriberId ada = new Subscribers().create(tx, NewSubscriber.of(details)).id();
    new Subscriptions().create(tx, NewSubscription.active(ada, fiber, since));
    return ada;
  }
  // [/bill-and-pay]

  private static Tenant provider() {
    return Provider.named("isp");
  }
}
