package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.ACCOUNT;
import static io.dotmac.sub.billing.charge.ChargeFixture.VAT;
import static io.dotmac.sub.billing.charge.ChargeFixture.account;
import static io.dotmac.sub.billing.charge.ChargeFixture.addOn;
import static io.dotmac.sub.billing.charge.ChargeFixture.bill;
import static io.dotmac.sub.billing.charge.ChargeFixture.plan;
import static io.dotmac.sub.billing.charge.ChargeFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.document.DocumentRounding;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DocumentRoundingTest {
  private static final List<TaxRule> VAT_75 = List.of(TaxRule.exclusive(VAT, "VAT", "7.5"));

  @Test
  void theTaxOfADocumentIsRoundedOnceAndTheLinesStillSumToIt() {
    // 7.5 % of 0.20 is 0.015: three lines make 0.06, the document 0.045, that is 0.05.
    Bill bill = bill(account(three("0.20")), "2026-06-01");
    Bill rounded = DocumentRounding.of(bill);

    assertThat(bill.drafts().get(0).totals().tax()).hasToString("0.06 NGN");
    assertThat(rounded.drafts().get(0).totals().tax()).hasToString("0.05 NGN");
    assertThat(rounded.lines())
        .extracting(line -> line.tax().amount())
        .containsExactlyInAnyOrder("0.01", "0.02", "0.02");
    ChargeLine moved = rounded.lines().stream()
        .filter(line -> line.tax().amount().equals("0.01"))
        .findFirst()
        .orElseThrow();
    assertThat(moved
            .derivation()
            .formulas(new MoneyFormat(Locale.ENGLISH), moved.net().currency()))
        .endsWith("0.02 − 0.01 = 0.01");
  }

  @Test
  void aDocumentMayOweMoreTaxThanItsLines() {
    // 7.5 % of 0.05 is 0.00375: nothing on each line, 0.01 on the document.
    Bill rounded = DocumentRounding.of(bill(account(three("0.05")), "2026-06-01"));

    assertThat(rounded.drafts().get(0).totals().tax()).hasToString("0.01 NGN");
  }

  @Test
  void billingAgainGivesNothingAndACreditGivesBackWhatWasCharged() {
    AccountSnapshot account = account(three("0.20"));
    account = account.after(DocumentRounding.of(bill(account, "2026-06-01")));

    assertThat(bill(account, "2026-06-01").isEmpty()).isTrue();
    SubscriptionSnapshot never = account.subscriptions().get(0).until(LocalDate.of(2026, 6, 1));
    Bill back = DocumentRounding.of(bill(account.withSubscriptions(List.of(never)), "2026-06-01"));
    assertThat(back.drafts().get(0).totals().tax()).hasToString("-0.05 NGN");
  }

  @Test
  void everyDocumentOfEveryTimelineHasTheTaxOfItsNetAmounts() {
    for (long seed : Seeds.of(500)) {
      RandomTimeline timeline = new RandomTimeline(seed, true);
      LocalDate on = RandomTimeline.FIRST.plusDays(timeline.next(300));
      AccountSnapshot account = AccountSnapshot.of(ACCOUNT, List.of(timeline.current()));
      Bill bill = DocumentRounding.of(ChargeEngine.bill(account, on));
      for (Draft draft : bill.drafts()) {
        draft.totals().taxes().forEach(part -> check(draft, part, seed));
      }
      assertThat(ChargeEngine.bill(account.after(bill), on).lines())
          .as("seed %s", seed)
          .isEmpty();
    }
  }

  private static void check(Draft draft, TaxPart part, long seed) {
    if (part.rule().application() != TaxApplication.EXCLUSIVE) {
      return;
    }
    BigDecimal net = draft.lines().stream()
        .filter(line -> line.taxes().stream().anyMatch(each -> each.rule().equals(part.rule())))
        .map(ChargeLine::net)
        .map(Money::decimal)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
    int digits = draft.currency().getDefaultFractionDigits();
    assertThat(part.amount().decimal())
        .as("seed %s", seed)
        .isEqualByComparingTo(net.multiply(part.rule().percent().value())
            .movePointLeft(2)
            .setScale(digits, RoundingMode.HALF_UP));
  }

  private static SubscriptionSnapshot three(String price) {
    return subscription(
        "2026-06-01",
        plan(price, "2026-06-01").taxed(VAT_75),
        addOn("a", price, "2026-06-01").taxed(VAT_75),
        addOn("b", price, "2026-06-01").taxed(VAT_75));
  }
}
