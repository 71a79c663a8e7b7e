package io.dotmac.sub.billing.autopay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.gateway.OnlineIsp;
import io.dotmac.sub.billing.gateway.fake.FakeScript;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class AutopayDbTest {
  private final OnlineIsp online = OnlineIsp.open();
  private final Isp isp = online.isp();
  private final SubscriberId ada = isp.subscriber("Ada");

  private Autopay turnOn(PaymentMethodId card) {
    return isp.tx(tx -> online.online().autopays().turnOn(tx, Isp.account(ada), card));
  }

  private Autopay agreement() {
    Optional<Autopay> found = isp.tx(tx -> online.online().autopays().of(tx, Isp.account(ada)));
    return found.orElseThrow();
  }

  private RunAutopay.Result run() {
    return online.online().runAutopay().run(isp.caller());
  }

  @Test
  void whatIsDueIsTakenOnceOnItsDayAndNothingBefore() {
    isp.today("2026-01-10").invoice(ada, "60");
    turnOn(online.card(ada, FakeScript.SETTLE));

    isp.today("2026-01-23");
    assertThat(run()).isEqualTo(new RunAutopay.Result(0, 0, 0));
    isp.today("2026-01-24");
    assertThat(run()).isEqualTo(new RunAutopay.Result(1, 0, 0));
    assertThat(run()).isEqualTo(new RunAutopay.Result(0, 0, 0));

    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThat(online.fake().taken()).isEqualTo(1);
    assertThat(online.violations()).isEmpty();
  }

  @Test
  void anAttemptADayAndAfterThreeFailuresInARowNoneUntilItIsTurnedOnAgain() {
    isp.today("2026-01-10").invoice(ada, "60");
    PaymentMethodId card = online.card(ada, FakeScript.INSUFFICIENT_FUNDS);
    turnOn(card);

    for (int day = 24; day <= 28; day++) {
      isp.today("2026-01-" + day);
      run();
      run();
    }

    assertThat(online.fake().calls()).isEqualTo(3);
    assertThat(agreement().isActive()).isFalse();
    assertThat(agreement().lastFailureCode()).contains("insufficient_funds");
    assertThat(isp.events("payment.failed")).hasSize(3);
    assertThat(isp.events("autopay.stopped")).hasSize(1);
    turnOn(online.card(ada, FakeScript.SETTLE));
    assertThat(run()).isEqualTo(new RunAutopay.Result(1, 0, 0));
    assertThat(agreement().failures()).isZero();
  }

  @Test
  void aBlockedCustomerIsStillCollectedFrom() {
    isp.today("2026-01-10");
    SubscriptionId service = isp.service(ada, isp.plan("Fiber", "100"), "2026-01-10");
    isp.bill("2026-01-10");
    turnOn(online.card(ada, FakeScript.SETTLE));
    isp.tx(tx -> new ServiceLocks()
        .lock(tx, service, LockReason.OVERDUE, LockEffect.REJECT, "dunning", null));

    isp.today("2026-01-24");

    assertThat(run()).isEqualTo(new RunAutopay.Result(1, 0, 0));
  }

  @Test
  void nothingIsTakenWhileAnEarlierAttemptIsInDoubt() {
    isp.today("2026-01-10").invoice(ada, "60");
    turnOn(online.card(ada, FakeScript.TIMEOUT_AFTER));

    isp.today("2026-01-24");
    assertThat(run()).isEqualTo(new RunAutopay.Result(0, 0, 1));
    isp.today("2026-01-25");
    assertThat(run()).isEqualTo(new RunAutopay.Result(0, 0, 0));
    online.sweep();

    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThat(online.fake().taken()).isEqualTo(1);
  }

  @Test
  void aScheduledPaymentIsStartedOnceOnItsDayAlsoByTwoNodesAtOnce() throws Exception {
    isp.today("2026-01-10").invoice(ada, "60");
    PaymentMethodId card = online.card(ada, FakeScript.SETTLE);
    ScheduledPayments scheduled = online.online().scheduled();
    ScheduledPaymentId id = isp.tx(tx -> scheduled
        .schedule(
            tx,
            new NewScheduledPayment(
                Isp.account(ada), card, isp.money("25"), null, LocalDate.of(2026, 1, 15)))
        .id());
    assertThat(scheduled.startDue(isp.caller())).isZero();
    isp.today("2026-01-16");
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    Callable<Integer> node = () -> scheduled.startDue(isp.caller());

    int started = 0;
    for (Future<Integer> each : nodes.invokeAll(List.of(node, node))) {
      started += each.get();
    }

    nodes.shutdown();
    assertThat(started).isEqualTo(1);
    assertThat(online.fake().taken()).isEqualTo(1);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("35"));
    ScheduledPayment after = isp.tx(tx -> scheduled.require(tx, id));
    assertThat(after.status()).isEqualTo(ScheduledPaymentStatus.STARTED);
    assertThat(after.payment()).isPresent();
    assertThatThrownBy(() -> isp.tx(tx -> scheduled.cancel(tx, id)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is started");
  }

  @Test
  void aScheduledPaymentOfNothingOpenSaysSoAndOneInThePastIsRefused() {
    isp.today("2026-01-10");
    PaymentMethodId card = online.card(ada, FakeScript.SETTLE);
    ScheduledPayments scheduled = online.online().scheduled();
    ScheduledPaymentId id = isp.tx(tx -> scheduled
        .schedule(
            tx,
            new NewScheduledPayment(Isp.account(ada), card, null, null, LocalDate.of(2026, 1, 10)))
        .id());

    assertThat(scheduled.startDue(isp.caller())).isEqualTo(1);

    ScheduledPayment after = isp.tx(tx -> scheduled.require(tx, id));
    assertThat(after.note().orElseThrow()).contains("nothing is open");
    assertThat(online.fake().calls()).isZero();
    assertThatThrownBy(() -> isp.tx(tx -> scheduled.schedule(
            tx,
            new NewScheduledPayment(Isp.account(ada), card, null, null, LocalDate.of(2026, 1, 9)))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("2026-01-10 or later");
  }
}
