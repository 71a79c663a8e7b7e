package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.SUBSCRIPTION;
import static io.dotmac.sub.billing.charge.ChargeFixture.account;
import static io.dotmac.sub.billing.charge.ChargeFixture.addOn;
import static io.dotmac.sub.billing.charge.ChargeFixture.bill;
import static io.dotmac.sub.billing.charge.ChargeFixture.date;
import static io.dotmac.sub.billing.charge.ChargeFixture.monthly;
import static io.dotmac.sub.billing.charge.ChargeFixture.naira;
import static io.dotmac.sub.billing.charge.ChargeFixture.plan;
import static io.dotmac.sub.billing.charge.ChargeFixture.setup;
import static io.dotmac.sub.billing.charge.ChargeFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChargeLimitsTest {

  @Test
  void knowsWhenTheNextChargeIsDueAndHowFarOneIsBilled() {
    SubscriptionSnapshot subscription = subscription(
        "2026-06-11",
        plan(naira("9000.00"), monthly(31, "2026-06-11"), "2026-06-11"),
        setup("5000.00", "2026-06-20"));

    assertThat(ChargeEngine.nextDue(subscription, date("2026-06-01"))).contains(date("2026-06-11"));
    assertThat(ChargeEngine.nextDue(subscription, date("2026-06-11"))).contains(date("2026-06-20"));
    assertThat(ChargeEngine.nextDue(subscription, date("2026-06-20"))).contains(date("2026-06-30"));
    assertThat(ChargeEngine.nextDue(subscription, date("2026-06-30"))).contains(date("2026-07-31"));
    assertThat(ChargeEngine.nextDue(subscription.until(date("2026-07-01")), date("2026-06-30")))
        .isEmpty();
    assertThat(ChargeEngine.billedThrough(subscription, date("2026-06-10"))).isEmpty();
    assertThat(ChargeEngine.billedThrough(subscription, date("2026-06-30")))
        .contains(date("2026-07-31"));
    assertThat(
            ChargeEngine.billedThrough(subscription.until(date("2026-07-11")), date("2026-09-01")))
        .contains(date("2026-07-11"));
  }

  @Test
  void refusesWhatCannotBeBilled() {
    AccountSnapshot account = account(subscription("2026-06-01", plan("9000.00", "2026-06-01")));
    AccountSnapshot billed = account.after(bill(account, "2026-06-01"));
    Component dollars = plan(Money.of("9.00", "USD"), monthly(1, "2026-06-01"), "2026-06-01");

    assertThatThrownBy(() -> bill(billed.withSubscriptions(List.of()), "2026-06-01"))
        .hasMessageContaining("charges of subscriptions it does not have");
    assertThatThrownBy(() -> bill(
            billed.withSubscriptions(List.of(subscription("2026-06-01", dollars))), "2026-06-01"))
        .hasMessageContaining("charges in USD were expected and one in NGN found");
    assertThatThrownBy(() -> plan("9000.00", "2026-06-01")
            .discounted(Discount.fixed(Money.of("1", "USD"), DateRange.from(date("2026-06-01")))))
        .hasMessageContaining("amounts of one currency were expected, [NGN, USD] found");
    assertThatThrownBy(() -> plan("-1.00", "2026-06-01"))
        .hasMessage("a price of 0 or more was expected and -1.00 NGN found");
    assertThatThrownBy(() -> addOn("a", "1.00", "2026-06-01").times(0))
        .hasMessageContaining("a quantity of 1 or more was expected, 0 found");
    assertThatThrownBy(() ->
            subscription("2026-06-01", plan("1.00", "2026-06-01"), plan("1.00", "2026-06-01")))
        .hasMessageContaining("two components with the key base");
    AnchorGrid days = AnchorGrid.of(BillingCycle.DAILY, date("1900-01-01"));
    assertThatThrownBy(() -> bill(
            account(subscription("1900-01-01", plan(naira("1.00"), days, "1900-01-01"))),
            "2026-06-01"))
        .hasMessageContaining("more than 20000 periods");
    assertThat(account.subscriptions().get(0).id()).isEqualTo(SUBSCRIPTION);
  }
}
