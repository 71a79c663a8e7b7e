package io.dotmac.sub.core.catalog.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.PriceType;
import io.dotmac.sub.core.catalog.PriceUnit;
import io.dotmac.sub.core.catalog.profile.RegionZoneId;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OffersDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final Offers offers = new Offers();

  private static Price monthly(String amount) {
    return Price.recurring(Money.of(amount, "NGN"));
  }

  private OfferId fiber() {
    return db.inTx(
        tenant,
        tx -> offers
            .create(
                tx,
                OfferDraft.named("Fiber 50")
                    .code("F50")
                    .speed(Speed.ofMbps(50, 25))
                    .terms(),
                List.of(
                    monthly("15000"),
                    Price.oneTime(Money.of("25000", "NGN"), "Installation"),
                    Price.usage(new BigDecimal("0.0125"), "NGN", PriceUnit.GB)))
            .id());
  }

  private PriceBook book(Tx tx, OfferId id) {
    return offers.priceBooks(tx, List.of(id)).get(id);
  }

  @Test
  void anOfferIsReadBackWithItsTermsAndPrices() {
    OfferId id = fiber();

    db.run(tenant, tx -> {
      CatalogOffer offer = offers.require(tx, id);
      assertThat(offer.terms().speed()).contains(new Speed(50_000, 25_000));
      assertThat(offer.terms().billingCycle()).isEqualTo(BillingCycle.MONTHLY);
      assertThat(offer.sellable()).isTrue();
      assertThat(book(tx, id).on(tx.today()).prices()).hasSize(3);
      assertThat(offers.byCode(tx, "f50")).isPresent();
    });
  }

  @Test
  void aPriceChangeMakesANewVersionAndThePastKeepsItsPrice() {
    OfferId id = fiber();

    db.run(tenant, tx -> offers.addPrice(tx, id, monthly("17500"), tx.today().plusDays(10)));

    db.run(tenant, tx -> {
      LocalDate change = tx.today().plusDays(10);
      PriceBook book = book(tx, id);
      assertThat(book.versions()).hasSize(2);
      assertThat(book.on(change.minusDays(1)).recurring("NGN")).contains(naira("15000"));
      assertThat(book.on(change).recurring("NGN")).contains(naira("17500"));
      assertThat(book.on(change).oneTime("NGN")).hasSize(1);
    });
  }

  @Test
  void theLastPriceSetForADayCountsFromThatDayOn() {
    OfferId id = fiber();

    db.run(tenant, tx -> offers.addPrice(tx, id, monthly("14000"), tx.today()));

    db.run(tenant, tx -> {
      assertThat(book(tx, id).versions()).hasSize(1);
      assertThat(book(tx, id).on(tx.today()).recurring("NGN")).contains(naira("14000"));
    });
  }

  @Test
  void noPriceChangesInThePast() {
    OfferId id = fiber();

    assertThatThrownBy(() -> db.run(
            tenant, tx -> offers.addPrice(tx, id, monthly("1"), tx.today().minusDays(1))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("past");
  }

  @Test
  void aChangeOfBillingTermsMakesAVersionAndAChangeOfNameDoesNot() {
    OfferId id = fiber();
    db.run(tenant, tx -> {
      tx.jdbc(connection -> connection
          .createStatement()
          .executeUpdate("update offer_version set effective_start = effective_start - 30"));
    });

    db.run(tenant, tx -> offers.update(tx, id, OfferDraft.named("Fiber 50 Home").terms()));
    int afterName = db.inTx(tenant, tx -> offers.versions(tx, id).size());
    db.run(
        tenant,
        tx -> offers.update(
            tx,
            id,
            OfferDraft.named("Fiber 50 Home").billed(BillingCycle.ANNUAL).terms()));

    assertThat(afterName).isEqualTo(1);
    db.run(tenant, tx -> {
      List<OfferVersion> versions = offers.versions(tx, id);
      assertThat(versions).hasSize(2);
      assertThat(versions.get(0).effectiveEnd()).contains(tx.today());
      assertThat(versions.get(1).terms().billingCycle()).isEqualTo(BillingCycle.ANNUAL);
      assertThat(book(tx, id).on(tx.today()).prices()).hasSize(3);
    });
  }

  @Test
  void anArchivedOfferStaysArchived() {
    OfferId id = fiber();
    db.run(tenant, tx -> offers.become(tx, id, OfferStatus.ARCHIVED));

    assertThatThrownBy(() -> db.run(tenant, tx -> offers.become(tx, id, OfferStatus.ACTIVE)))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aReferenceToNothingIsNamed() {
    OfferTerms terms = OfferDraft.named("Fiber").in(RegionZoneId.next()).terms();

    assertThatThrownBy(() -> db.run(tenant, tx -> offers.create(tx, terms, List.of())))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().errors())
                .extracting(FieldError::pointer)
                .containsExactly("/region_zone_id"));
  }

  @Test
  void aUsageRateMayHaveMoreDecimalsThanTheCurrency() {
    Price rate = Price.read(PriceType.USAGE, "0.00012500", "NGN", null, PriceUnit.GB, null);

    assertThat(rate.figure()).isEqualTo("0.000125");
    assertThatThrownBy(() -> Price.read(PriceType.RECURRING, "1.005", "NGN", null, null, null))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().errors().get(0).pointer()).isEqualTo("/amount"));
  }

  @Test
  void everySortAndFilterOfTheListsWorks() {
    OfferId id = fiber();
    Map<String, String> filters = Map.of(
        "status", "active",
        "code", "F50",
        "service_type", "residential",
        "access_type", "fiber",
        "billing_cycle", "monthly",
        "billing_mode", "prepaid",
        "show_on_customer_portal", "true",
        "q", "fiber");

    db.run(tenant, tx -> {
      for (String sort : Offers.LISTING.sortNames()) {
        ListQuery query = new ListQuery(filters, sort, false, 10, 0, null);
        assertThat(Offers.LISTING.fetch(tx, query).items()).as(sort).hasSize(1);
      }
      ListQuery ofOffer = ListQuery.first().with(Map.of("offer_id", id.toString()));
      assertThat(Offers.VERSIONS.fetch(tx, ofOffer).items()).hasSize(1);
      assertThat(Offers.PRICES.fetch(tx, ofOffer).items()).hasSize(3);
    });
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }
}
