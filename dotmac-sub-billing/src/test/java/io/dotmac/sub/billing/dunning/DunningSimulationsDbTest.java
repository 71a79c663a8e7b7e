package io.dotmac.sub.billing.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.dunning.policy.Touch;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DunningSimulationsDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @BeforeEach
  void aServiceWhoseFirstBillIsDueOnTheFifteenthOfJanuary() {
    isp.standardPolicies();
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    isp.today("2026-01-01").bill("2026-01-01");
  }

  @Test
  void aPastIsReplayedByWhatWasOwedThenAndNothingIsChanged() {
    isp.today("2026-02-01").pay(ada, "15000");
    isp.today("2026-06-01");
    long before = isp.count("select count(*) from event_store");

    DunningSimulations.Result result = simulate(null, "2026-01-01", "2026-03-01");

    assertThat(result.touched()).isEqualTo(1);
    assertThat(result.touches())
        .extracting(each -> each.touch().on())
        .containsExactly(LocalDate.of(2026, 1, 22), LocalDate.of(2026, 1, 29));
    Touch second = result.touches().get(1).touch();
    assertThat(second.overdue()).isEqualTo(isp.money("15000"));
    assertThat(second.paid()).isEqualTo(isp.money("15000"));
    assertThat(result.days()).hasSize(2);
    assertThat(result.steps()).extracting(DunningSimulations.Rung::day).containsExactly(7, 14);
    assertThat(isp.count("select count(*) from event_store")).isEqualTo(before);
    assertThat(isp.count("select count(*) from dunning_case")).isZero();
  }

  @Test
  void aDraftIsReplayedWithoutBeingKept() {
    PolicyDocument draft =
        PolicyDocument.of(List.of(new PolicyDocument.Step(1, DunningAction.SUSPEND, null, null)));
    isp.today("2026-01-10");

    DunningSimulations.Result result = simulate(draft, "2026-01-10", "2026-04-10");

    assertThat(result.touches()).hasSize(1);
    assertThat(result.days().get(0).suspended()).isEqualTo(1);
    assertThat(isp.count("select count(*) from dunning_policy")).isZero();
  }

  @Test
  void whatIsSimulatedForTheFutureIsWhatTheRunsThenDo() {
    isp.today("2026-01-22").engine().dunningRuns().run(isp.caller());
    isp.today("2026-01-23");

    DunningSimulations.Result result = simulate(null, "2026-01-23", "2026-02-20");
    for (LocalDate day = LocalDate.of(2026, 1, 23);
        !day.isAfter(LocalDate.of(2026, 2, 20));
        day = day.plusDays(1)) {
      isp.today(day.toString()).engine().dunningRuns().run(isp.caller());
    }

    assertThat(result.touches())
        .extracting(each -> each.touch().action())
        .containsExactly(DunningAction.THROTTLE, DunningAction.SUSPEND, DunningAction.REJECT);
    assertThat(isp.count("select count(*) from dunning_action_log")).isEqualTo(4);
    assertThat(isp.count("select count(*) from dunning_action_log"
            + " where scheduled_on in ('2026-01-29', '2026-02-05', '2026-02-14')"))
        .isEqualTo(3);
  }

  @Test
  void daysInTheWrongOrderAreRefused() {
    assertThatThrownBy(() -> simulate(null, "2026-02-01", "2026-01-31"))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> simulate(null, "2026-02-01", "2028-02-03"))
        .isInstanceOf(ProblemException.class);
  }

  private DunningSimulations.Result simulate(
      @org.jspecify.annotations.Nullable PolicyDocument draft, String from, String to) {
    return isp.engine()
        .dunningSimulations()
        .simulate(
            isp.caller(),
            new DunningSimulations.Request(
                null, draft, LocalDate.parse(from), LocalDate.parse(to), 100));
  }
}
