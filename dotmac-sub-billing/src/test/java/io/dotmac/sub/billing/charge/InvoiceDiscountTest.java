package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.ACCOUNT;
import static io.dotmac.sub.billing.charge.ChargeFixture.SUBSCRIPTION;
import static io.dotmac.sub.billing.charge.ChargeFixture.VAT;
import static io.dotmac.sub.billing.charge.ChargeFixture.account;
import static io.dotmac.sub.billing.charge.ChargeFixture.addOn;
import static io.dotmac.sub.billing.charge.ChargeFixture.bill;
import static io.dotmac.sub.billing.charge.ChargeFixture.date;
import static io.dotmac.sub.billing.charge.ChargeFixture.naira;
import static io.dotmac.sub.billing.charge.ChargeFixture.plan;
import static io.dotmac.sub.billing.charge.ChargeFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.document.InvoiceDiscount;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InvoiceDiscountTest {
  private static final DateRange ALWAYS = DateRange.of(date("2020-01-01"), DateRange.OPEN);

  @Test
  void anAmountIsDividedByTheLargestRemainderBeforeTax() {
    Bill bill = discounted(
        account(subscription(
            "2026-06-01",
            plan("100", "2026-06-01").taxed(List.of(TaxRule.exclusive(VAT, "VAT", "10"))),
            addOn("addon:1", "50", "2026-06-01"),
            addOn("addon:2", "50", "2026-06-01"))),
        "2026-06-01",
        amount("10.01"));

    assertThat(bill.lines())
        .extracting(line -> line.invoiceOff().amount())
        .containsExactly("5.01", "2.50", "2.50");
    assertThat(bill.lines().get(0).net()).isEqualTo(naira("94.99"));
    assertThat(bill.lines().get(0).tax()).isEqualTo(naira("9.50"));
    assertThat(bill.drafts().get(0).totals().total()).isEqualTo(naira("199.49"));
  }

  @Test
  void aPercentageOfAPriceThatContainsItsTaxLowersBoth() {
    Bill bill = discounted(
        account(subscription(
            "2026-06-01",
            plan("110", "2026-06-01").taxed(List.of(TaxRule.inclusive(VAT, "VAT", "10"))))),
        "2026-06-01",
        percent("50"));

    assertThat(bill.lines().get(0).net()).isEqualTo(naira("50.00"));
    assertThat(bill.lines().get(0).tax()).isEqualTo(naira("5.00"));
  }

  @Test
  void anAmountCountsForEachPeriodTheInvoiceChargesAndNeverMakesItLessThanNothing() {
    AccountSnapshot account = account(subscription("2026-06-01", plan("100", "2026-06-01")));

    assertThat(total(discounted(account, "2026-08-01", amount("30")))).isEqualTo(naira("210"));
    assertThat(total(discounted(account, "2026-06-01", amount("130")))).isEqualTo(naira("0"));
  }

  @Test
  void itCountsOnlyOnInvoicesThatChargeAValidPeriodOfItsService() {
    AccountSnapshot account = account(subscription("2026-06-01", plan("100", "2026-06-01")));
    DateRange june = DateRange.of(date("2026-06-01"), date("2026-07-01"));

    Bill first = discounted(
        account, "2026-06-01", new InvoiceDiscount(SUBSCRIPTION, null, naira("30"), june));
    Bill second = InvoiceDiscount.of(
        bill(account.after(first), "2026-07-01"),
        List.of(new InvoiceDiscount(SUBSCRIPTION, null, naira("30"), june)));

    assertThat(total(first)).isEqualTo(naira("70"));
    assertThat(total(second)).isEqualTo(naira("100"));
  }

  @Test
  void daysThatAreGivenBackTakeTheirShareOfTheDiscountWithThem() {
    AccountSnapshot account = account(subscription("2026-06-01", plan("3000", "2026-06-01")));
    account = account.after(discounted(account, "2026-06-01", amount("300")));
    SubscriptionSnapshot ending = account.subscriptions().get(0).until(date("2026-06-11"));

    Bill back = bill(account.withSubscriptions(List.of(ending)), "2026-06-11");

    // 10 of 30 days stay: 1,000 less 100 of the 300.
    assertThat(back.lines()).singleElement().satisfies(line -> {
      assertThat(line.isCredit()).isTrue();
      assertThat(line.gross()).isEqualTo(naira("-1800"));
    });
  }

  @Test
  void sharesAreWithinOneUnitOfTheirExactPartAndSumToTheDiscount() {
    for (long seed : Seeds.of(2_000)) {
      Random random = new Random(seed);
      List<Money> amounts = new ArrayList<>();
      long all = 0;
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        long minor = random.nextInt(100_000) - 10_000;
        all += Math.max(0, minor);
        amounts.add(Money.ofMinor(minor, naira("0").currency()));
      }
      Money off =
          Money.ofMinor(all == 0 ? 0 : random.nextLong(all + 1), naira("0").currency());

      List<Money> shares = InvoiceDiscount.shares(off, amounts);

      assertThat(Money.sum(off.currency(), shares)).as("seed %s", seed).isEqualTo(off);
      for (int i = 0; i < shares.size(); i++) {
        BigInteger weight = BigInteger.valueOf(Math.max(0, amounts.get(i).minor()));
        BigInteger difference = BigInteger.valueOf(shares.get(i).minor())
            .multiply(BigInteger.valueOf(all))
            .subtract(BigInteger.valueOf(off.minor()).multiply(weight));
        assertThat(difference.abs())
            .as("seed %s", seed)
            .isLessThanOrEqualTo(BigInteger.valueOf(all));
      }
    }
  }

  @Test
  void whatWasTakenOffStaysWhateverComesToLightAndBillingAgainGivesNothing() {
    for (long seed : Seeds.of(500)) {
      RandomTimeline timeline = new RandomTimeline(seed, seed % 2 == 0);
      AccountSnapshot account = AccountSnapshot.of(ACCOUNT, List.of(timeline.current()));
      List<InvoiceDiscount> off =
          List.of(new InvoiceDiscount(timeline.current().id(), UnitRate.of("12.5"), null, ALWAYS));
      LocalDate on = RandomTimeline.FIRST;
      for (int step = 0; step < 5; step++) {
        on = on.plusDays(timeline.next(60));
        timeline.change(on);
        account = account.withSubscriptions(List.of(timeline.current()));
        account = account.after(InvoiceDiscount.of(ChargeEngine.bill(account, on), off));
        // A difference of one unit, of a tax that is contained, may be settled by one more bill.
        account = account.after(InvoiceDiscount.of(ChargeEngine.bill(account, on), off));

        assertThat(ChargeEngine.bill(account, on).lines()).as("seed %s", seed).isEmpty();
        account
            .billed()
            .forEach(charge ->
                assertThat(charge.net().isNegative()).as("seed %s", seed).isFalse());
      }
    }
  }

  private static Bill discounted(AccountSnapshot account, String on, InvoiceDiscount discount) {
    return InvoiceDiscount.of(bill(account, on), List.of(discount));
  }

  private static Money total(Bill bill) {
    return bill.drafts().get(0).totals().total();
  }

  private static InvoiceDiscount amount(String amount) {
    return new InvoiceDiscount(SUBSCRIPTION, null, naira(amount), ALWAYS);
  }

  private static InvoiceDiscount percent(String percent) {
    return new InvoiceDiscount(SUBSCRIPTION, UnitRate.of(percent), null, ALWAYS);
  }
}
