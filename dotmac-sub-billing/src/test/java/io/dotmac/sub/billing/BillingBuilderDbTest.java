package io.dotmac.sub.billing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.billing.account.CollectionAccountType;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.account.NewCollectionAccount;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceEvent;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.run.RunPreview;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.embedded.DatabaseAccess;
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
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BillingBuilderDbTest {
  @Test
  void aProgramBringsASchemaAClockAndListenersAndBillsThere() {
    TestDatabase test = TestDatabase.shared();
    DatabaseAccess app = test.appAccess();
    List<InvoiceEvent.InvoiceCreated> heard = new ArrayList<>();
    try (HikariDataSource pool = app.inSchema("public").pool(3)) {
      BillingBuilder builder = BillingEngine.builder(pool)
          .schema("embedded_here")
          .clock(Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC))
          .on(
              "print",
              "invoice.created",
              InvoiceEvent.InvoiceCreated.class,
              (tx, event) -> heard.add(event));
      builder.migrate(test.owner(), app.user());
      BillingEngine billing = builder.build();
      TenantId tenant = tenant(billing);
      SubscriberId ada = service(billing, tenant);

      billing.runs().bill(Caller.system(tenant, "test"), LocalDate.of(2026, 1, 31));
      billing.deliverEvents(tenant);
      billing.deliverEvents(tenant);

      assertThat(heard).hasSize(1);
      assertThat(heard.get(0).account()).isEqualTo(ada.value());
      assertThat(heard.get(0).total()).isEqualTo(Money.of("15000", "NGN"));
      assertThat(heard.get(0).dueOn()).isEqualTo(LocalDate.of(2026, 2, 14));
    }
  }

  @Test
  void aProgramBringsTaxesAndNumbersOfItsOwn() {
    TestDatabase test = TestDatabase.shared();
    TaxRule levy = TaxRule.exclusive(new UUID(0, 7), "Island levy", "2");
    try (HikariDataSource pool = test.appAccess().pool(3)) {
      BillingEngine billing = BillingEngine.builder(pool)
          .clock(Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC))
          .taxes(sale -> {
            List<TaxRule> taxes = new ArrayList<>(sale.catalog());
            taxes.add(levy);
            return taxes;
          })
          .numbers((tx, series, count) -> NumberingPolicy.SERIES.take(tx, series, count).stream()
              .map(number -> tx.today().getYear() + "/" + number)
              .toList())
          .build();
      TenantId tenant = tenant(billing, "island");
      SubscriberId ada = service(billing, tenant);
      Caller caller = Caller.system(tenant, "test");
      LocalDate day = LocalDate.of(2026, 1, 31);

      RunPreview preview = billing.runs().preview(caller, day);
      billing.runs().bill(caller, day);
      Payment payment = billing.database().inTx(tenant, tx -> {
        CollectionAccounts.open(
            tx,
            NewCollectionAccount.named("Till", CollectionAccountType.CASH, Money.currency("NGN")));
        return billing
            .payments()
            .record(
                tx,
                NewPayment.of(Isp.account(ada), Money.of("15300", "NGN"), PaymentMethodType.CASH));
      });

      Invoice invoice = billing
          .database()
          .inTx(
              tenant,
              tx -> tx.session()
                  .createSelectionQuery("from Invoice e", Invoice.class)
                  .getSingleResult());
      assertThat(preview.totals().get("NGN").charged()).isEqualTo(Money.of("15300", "NGN"));
      assertThat(invoice.number()).contains("2026/INV-000001");
      assertThat(invoice.tax()).isEqualTo(Money.of("300", "NGN"));
      assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
      assertThat(payment.number()).isEqualTo("2026/PAY-000001");
    }
  }

  private static TenantId tenant(BillingEngine billing) {
    return tenant(billing, "embedded");
  }

  private static TenantId tenant(BillingEngine billing, String code) {
    Tenant tenant = new Tenant(
        new TenantId(Ids.next()),
        code,
        "Embedded",
        "NGN",
        ZoneId.of("Africa/Lagos"),
        Locale.ENGLISH,
        TenantKind.LIVE,
        TenantStatus.ACTIVE,
        Duration.ZERO);
    return billing
        .database()
        .tenants()
        .create(tenant, List.of(code + ".localhost"))
        .id();
  }

  private static SubscriberId service(BillingEngine billing, TenantId tenant) {
    LocalDate since = LocalDate.of(2026, 1, 31);
    return billing.database().inTx(tenant, tx -> {
      OfferId plan = new Offers()
          .create(
              tx,
              OfferDraft.named("Fiber 50").terms(),
              List.of(Price.recurring(Money.of("15000", "NGN"))),
              since)
          .id();
      SubscriberDetails details = SubscriberDetails.of(
          Person.of("Ada", "Obi", "ada@example.net"), PostalAddress.NONE, "NGN");
      SubscriberId ada = new Subscribers().create(tx, NewSubscriber.of(details)).id();
      new Subscriptions().create(tx, NewSubscription.active(ada, plan, since));
      return ada;
    });
  }
}
