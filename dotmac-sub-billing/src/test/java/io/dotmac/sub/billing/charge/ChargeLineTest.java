package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.VAT;
import static io.dotmac.sub.billing.charge.ChargeFixture.account;
import static io.dotmac.sub.billing.charge.ChargeFixture.addOn;
import static io.dotmac.sub.billing.charge.ChargeFixture.bill;
import static io.dotmac.sub.billing.charge.ChargeFixture.date;
import static io.dotmac.sub.billing.charge.ChargeFixture.naira;
import static io.dotmac.sub.billing.charge.ChargeFixture.plan;
import static io.dotmac.sub.billing.charge.ChargeFixture.show;
import static io.dotmac.sub.billing.charge.ChargeFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import io.dotmac.sub.core.time.DateRange;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The amounts within a line and the arithmetic it carries. */
class ChargeLineTest {
  private static final MoneyFormat ENGLISH = new MoneyFormat(Locale.ENGLISH);
  private static final DateRange ALWAYS = DateRange.from(date("2020-01-01"));
  private static final TaxRule VAT_75 = TaxRule.exclusive(VAT, "VAT", "7.5");

  @Test
  void printsItsArithmetic() {
    Component base = plan("15000.00", "2026-03-15")
        .discounted(Discount.percent("10", ALWAYS))
        .taxed(List.of(VAT_75));

    ChargeLine line = only(base, "2026-03-15");

    assertThat(formulas(line))
        .containsExactly(
            "15,000.00 × 17/31 = 8,225.81", "8,225.81 × 10% = 822.58", "7,403.23 × 7.5% = 555.24");
    assertThat(line.gross()).isEqualTo(naira("7958.47"));
    assertThat(line.discount()).isEqualTo(naira("822.58"));
    assertThat(line.descriptionKey()).isEqualTo("charge.recurring_service.proration");
    assertThat(line.descriptionParameters())
        .hasToString("{days=17, from=2026-03-15, label=Fiber 50, period_days=31, quantity=1,"
            + " to=2026-03-31}");
  }

  @Test
  void itsArithmeticGoesToJsonAndBack() throws Exception {
    Component base = addOn("addon:ip", "500.00", "2026-03-15")
        .times(3)
        .discounted(Discount.fixed(naira("31.00"), ALWAYS))
        .discounted(Discount.percent("50", DateRange.of(date("2026-03-20"), date("2026-04-01"))))
        .taxed(List.of(
            TaxRule.inclusive(VAT, "VAT", "7.5"),
            TaxRule.exclusive(new UUID(3, 2), "Levy", "1"),
            TaxRule.exempt(new UUID(3, 3), "City", "5")));
    AccountSnapshot account = account(subscription("2026-03-15", base));
    Bill first = bill(account, "2026-03-15");
    AccountSnapshot stopped = account
        .after(first)
        .withSubscriptions(List.of(subscription("2026-03-15", base).until(date("2026-03-25"))));
    ObjectMapper json = new ObjectMapper();

    for (Bill bill : List.of(first, bill(stopped, "2026-03-25"))) {
      Derivation derivation = bill.lines().get(0).derivation();
      String text = json.writeValueAsString(derivation);

      assertThat(json.readValue(text, Derivation.class)).isEqualTo(derivation);
    }
    assertThat(json.writeValueAsString(first.lines().get(0).derivation().steps().get(0)))
        .isEqualTo("{\"rule\":\"by_day\",\"unit_price\":\"500.00\",\"quantity\":3,\"days\":17,"
            + "\"period_days\":31,\"result\":\"822.58\"}");
  }

  @Test
  void explainsWhatItGivesBack() {
    SubscriptionSnapshot running =
        subscription("2026-06-01", plan("10000.00", "2026-06-01").taxed(List.of(VAT_75)));
    AccountSnapshot june = account(running).after(bill(account(running), "2026-06-01"));
    AccountSnapshot stopped = june.withSubscriptions(List.of(running.until(date("2026-06-11"))));

    ChargeLine credit = bill(stopped, "2026-06-11").lines().get(0);

    assertThat(formulas(credit))
        .containsExactly(
            "10,000.00 × 10/30 = 3,333.33",
            "3,333.33 × 7.5% = 250.00",
            "3,333.33 − 10,000.00 = −6,666.67",
            "250.00 − 750.00 = −500.00");
    assertThat(credit.gross()).isEqualTo(naira("-7166.67"));
  }

  @ParameterizedTest
  @CsvSource({
    // price, inclusive %, exclusive %, net, inclusive tax, exclusive tax
    "110.00, 10, 0, 100.00, 10.00, 0.00",
    "100.00, 10, 0, 90.91, 9.09, 0.00",
    "100.00, 0, 10, 100.00, 0.00, 10.00",
    "100.00, 7.5, 0, 93.02, 6.98, 0.00",
    "100.00, 7.5, 5, 93.02, 6.98, 4.65",
    "0.01, 7.5, 7.5, 0.01, 0.00, 0.00",
    "0.10, 7.5, 0, 0.09, 0.01, 0.00",
    "1075.00, 7.5, 0, 1000.00, 75.00, 0.00",
    "33.33, 0, 7.5, 33.33, 0.00, 2.50",
    "0.01, 100, 0, 0.00, 0.01, 0.00",
    "0.05, 100, 0, 0.02, 0.03, 0.00",
    "0.10, 0, 5, 0.10, 0.00, 0.01",
  })
  void taxesAreRoundedOnTheLine(
      String price, String included, String added, String net, String inside, String onTop) {
    Component base = plan(price, "2026-03-01")
        .taxed(List.of(
            TaxRule.inclusive(VAT, "VAT", included),
            TaxRule.exclusive(new UUID(3, 2), "Levy", added)));

    ChargeLine line = only(base, "2026-03-01");

    assertThat(line.net()).isEqualTo(naira(net));
    assertThat(line.taxes())
        .extracting(part -> part.amount().amount())
        .containsExactly(inside, onTop);
    assertThat(line.gross()).isEqualTo(naira(net).plus(naira(inside)).plus(naira(onTop)));
  }

  @Test
  void severalTaxesWithinAPriceAreRoundedTogetherAndThenDivided() {
    Component base = plan("100.00", "2026-03-01")
        .taxed(List.of(
            TaxRule.inclusive(new UUID(3, 1), "A", "5"),
            TaxRule.inclusive(new UUID(3, 2), "B", "2.5"),
            TaxRule.inclusive(new UUID(3, 3), "C", "2.5")));

    ChargeLine line = only(base, "2026-03-01");

    assertThat(line.taxes())
        .extracting(part -> part.amount().amount())
        .containsExactly("4.55", "2.27", "2.27");
    assertThat(line.net()).isEqualTo(naira("90.91"));
    assertThat(line.gross()).isEqualTo(naira("100.00"));
  }

  @ParameterizedTest
  @CsvSource({
    // discount, from, to, charged of 3100.00 for March
    "10%, 2026-01-01, 2027-01-01, 2790.00",
    "100%, 2026-01-01, 2027-01-01, 0.00",
    "10%, 2026-03-01, 2026-03-11, 3000.00",
    "10%, 2026-03-31, 2026-04-30, 3090.00",
    "10%, 2026-04-01, 2026-04-30, 3100.00",
    "310.00, 2026-01-01, 2027-01-01, 2790.00",
    "310.00, 2026-03-01, 2026-03-11, 3000.00",
    "9999.00, 2026-01-01, 2027-01-01, 0.00",
  })
  void discountsCountForTheDaysTheyAreValidAndNeverExceedThePrice(
      String discount, String from, String to, String charged) {
    DateRange valid = DateRange.of(date(from), date(to));
    Discount off = discount.endsWith("%")
        ? Discount.percent(discount.replace("%", ""), valid)
        : Discount.fixed(naira(discount), valid);

    ChargeLine line = only(plan("3100.00", "2026-03-01").discounted(off), "2026-03-01");

    assertThat(line.net()).isEqualTo(naira(charged));
    assertThat(line.net().plus(line.discount())).isEqualTo(naira("3100.00"));
  }

  @Test
  void aDiscountGivenAfterwardsIsSettledByCreditAndNewCharge() {
    Component base = plan("3000.00", "2026-06-01");
    AccountSnapshot june = account(subscription("2026-06-01", base));
    AccountSnapshot billed = june.after(bill(june, "2026-06-01"));
    SubscriptionSnapshot cheaper =
        subscription("2026-06-01", base.discounted(Discount.percent("10", ALWAYS)));
    AccountSnapshot changed = billed.withSubscriptions(List.of(cheaper));

    Bill bill = bill(changed, "2026-06-02");

    assertThat(show(bill))
        .containsExactly(
            "base credit 2026-06-01..2026-06-30 -3000.00",
            "base recurring 2026-06-01..2026-06-30 2700.00");
    assertThat(bill(changed.after(bill), "2026-06-02").isEmpty()).isTrue();
  }

  @Test
  void linesSumToTheTotalExactly() {
    Component base = plan("33.33", "2026-01-10").taxed(List.of(VAT_75));
    Component ip = addOn("addon:ip", "0.77", "2026-01-11")
        .times(3)
        .taxed(List.of(TaxRule.inclusive(new UUID(3, 2), "Levy", "1.5")));

    Bill bill = bill(account(subscription("2026-01-10", base, ip)), "2026-06-01");
    Totals totals = bill.drafts().get(0).totals();

    Currency naira = Currency.getInstance("NGN");
    assertThat(Money.sum(naira, bill.lines().stream().map(ChargeLine::gross).toList()))
        .isEqualTo(totals.total());
    assertThat(Money.sum(naira, totals.taxes().stream().map(TaxPart::amount).toList()))
        .isEqualTo(totals.tax());
    assertThat(totals.taxes())
        .extracting(part -> part.rule().name())
        .containsExactly("VAT", "Levy");
    assertThat(bill.drafts().get(0).span())
        .isEqualTo(DateRange.of(date("2026-01-10"), date("2026-07-01")));
    assertThatThrownBy(
            () -> new Totals(totals.subtotal(), totals.taxes(), totals.tax(), totals.tax()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ChargeLine only(Component component, String on) {
    Bill bill = bill(account(subscription(component.start().toString(), component)), on);
    assertThat(bill.lines()).hasSize(1);
    return bill.lines().get(0);
  }

  private static List<String> formulas(ChargeLine line) {
    return line.derivation().formulas(ENGLISH, line.net().currency());
  }
}
