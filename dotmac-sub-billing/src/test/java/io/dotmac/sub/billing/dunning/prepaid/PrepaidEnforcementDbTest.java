package io.dotmac.sub.billing.dunning.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrepaidEnforcementDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @BeforeEach
  void aPrepaidServiceThatNeedsAHundred() {
    isp.standardPolicies();
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    set(PrepaidSettings.ENABLED, "true");
    set(PrepaidSettings.MIN_BALANCE, "100");
    set(PrepaidSettings.GRACE_DAYS, "2");
    set(PrepaidSettings.DEACTIVATION_DAYS, "3");
    isp.today("2026-01-07").pay(ada, "99.99");
  }

  @Test
  void aLowBalanceIsWarnedOfThenBlockedThenRejectedAndATopUpRestoresAtOnce() {
    assertThat(run("2026-01-07")).contains(new PrepaidEnforcement.Result(1, 1, 0, 0, 0));
    assertThat(run("2026-01-07")).isEmpty();
    assertThat(run("2026-01-08")).contains(new PrepaidEnforcement.Result(1, 0, 0, 0, 0));
    assertThat(locks("suspend")).isZero();
    assertThat(run("2026-01-09")).contains(new PrepaidEnforcement.Result(1, 0, 1, 0, 0));
    assertThat(locks("suspend")).isEqualTo(1);
    assertThat(run("2026-01-12")).contains(new PrepaidEnforcement.Result(1, 0, 0, 1, 0));
    assertThat(locks("reject")).isEqualTo(1);

    isp.pay(ada, "0.01");

    assertThat(locks("suspend") + locks("reject")).isZero();
    assertThat(isp.events("prepaid.%"))
        .containsExactly(
            "prepaid.low_balance", "prepaid.blocked", "prepaid.deactivated", "prepaid.restored");
  }

  @Test
  void nothingHappensBeforeTheHourOnDaysThatAreSkippedOrWhenItIsOff() {
    set(PrepaidSettings.BLOCKING_TIME, "13:00");
    assertThat(run("2026-01-07")).isEmpty();
    set(PrepaidSettings.BLOCKING_TIME, "08:00");
    set(PrepaidSettings.SKIP_HOLIDAYS, "2026-01-07, 2026-12-25");
    assertThat(run("2026-01-07")).isEmpty();
    set(PrepaidSettings.SKIP_WEEKENDS, "true");
    assertThat(run("2026-01-10")).isEmpty();
    set(PrepaidSettings.ENABLED, "false");
    assertThat(run("2026-01-12")).isEmpty();
    set(PrepaidSettings.ENABLED, "true");

    assertThat(run("2026-01-12")).contains(new PrepaidEnforcement.Result(1, 1, 0, 0, 0));
  }

  private Optional<PrepaidEnforcement.Result> run(String day) {
    return isp.today(day).engine().prepaidEnforcement().run(isp.caller());
  }

  private long locks(String effect) {
    return isp.count("select count(*) from service_lock where released_at is null"
        + " and reason = 'prepaid' and effect = '" + effect + "'");
  }

  private void set(Setting<?> setting, String value) {
    isp.tx(tx -> {
      Settings.set(tx, setting, value);
      return value;
    });
  }
}
