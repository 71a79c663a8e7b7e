package io.dotmac.sub.billing.arrangement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrangementsDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @BeforeEach
  void aServiceThatIsSuspendedForABillOfJanuary() {
    isp.standardPolicies();
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    isp.today("2026-01-01").bill("2026-01-01");
    for (String day : List.of("2026-01-22", "2026-01-29", "2026-02-05")) {
      run(day);
    }
    assertThat(locks()).isEqualTo(1);
  }

  @AfterEach
  void theBooksAreRight() {
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void somebodyWhoKeepsToAnArrangementIsNotDunned() {
    PaymentArrangement plan = approved("2026-02-10");
    assertThat(locks()).isZero();
    for (String day : List.of("2026-02-10", "2026-03-10", "2026-04-10")) {
      run(day);
      isp.pay(ada, "5000");
      run(day);
    }

    assertThat(isp.count("select count(*) from dunning_action_log")).isEqualTo(3);
    assertThat(status(plan)).isEqualTo(ArrangementStatus.COMPLETED);
    assertThat(parts(plan))
        .extracting(ArrangementInstallment::status)
        .containsOnly(InstallmentStatus.PAID);
    assertThat(isp.count("select count(*) from dunning_case where status = 'resolved'"))
        .isEqualTo(1);
    assertThat(isp.events("arrangement.%"))
        .containsExactly("arrangement.requested", "arrangement.approved", "arrangement.completed");
  }

  @Test
  void twoMissedInstallmentsEndItAndDunningGoesOnWhereItWas() {
    PaymentArrangement plan = approved("2026-02-10");
    isp.today("2026-02-11");
    check();
    assertThat(parts(plan).get(0).status()).isEqualTo(InstallmentStatus.OVERDUE);
    assertThat(status(plan)).isEqualTo(ArrangementStatus.ACTIVE);

    isp.today("2026-03-10");
    check();
    assertThat(status(plan)).isEqualTo(ArrangementStatus.ACTIVE);
    isp.today("2026-03-11");
    check();
    check();

    assertThat(status(plan)).isEqualTo(ArrangementStatus.DEFAULTED);
    assertThat(locks()).isEqualTo(1);
    assertThat(isp.events("arrangement.defaulted")).hasSize(1);
    run("2026-03-11");
    assertThat(isp.count("select count(*) from dunning_action_log where action = 'reject'"))
        .isEqualTo(1);
  }

  @Test
  void aRequestHoldsNothingOffUntilItIsApproved() {
    request("2026-02-20");
    run("2026-02-14");

    assertThat(isp.count("select count(*) from dunning_action_log")).isEqualTo(4);
    assertThat(locks()).isEqualTo(1);
  }

  @Test
  void aPaymentPaysTheOldestInstallmentsAndARefundTakesThemBack() {
    PaymentArrangement plan = approved("2026-02-10");
    isp.today("2026-02-12");
    io.dotmac.sub.billing.payment.Payment paid = isp.pay(ada, "7000");
    assertThat(parts(plan))
        .extracting(ArrangementInstallment::paid)
        .containsExactly(isp.money("5000"), isp.money("2000"), isp.money("0"));

    isp.tx(tx -> isp.engine().payments().refund(tx, paid.id(), isp.money("3000"), null, null));

    assertThat(parts(plan))
        .extracting(ArrangementInstallment::paid)
        .containsExactly(isp.money("4000"), isp.money("0"), isp.money("0"));
    assertThat(parts(plan).get(0).status()).isEqualTo(InstallmentStatus.OVERDUE);
  }

  @Test
  void aWaivedInstallmentCountsNeitherAsPaidNorAsMissed() {
    PaymentArrangement plan = approved("2026-02-10");
    isp.tx(tx -> isp.engine().arrangements().waive(tx, plan.id(), 1));
    isp.today("2026-03-11");
    check();

    assertThat(status(plan)).isEqualTo(ArrangementStatus.ACTIVE);
    assertThat(parts(plan))
        .extracting(ArrangementInstallment::status)
        .containsExactly(
            InstallmentStatus.WAIVED, InstallmentStatus.OVERDUE, InstallmentStatus.PENDING);
  }

  @Test
  void whatMakesNoSenseIsRefusedAndNothingIsChanged() {
    assertThatThrownBy(() -> request(1, "2026-02-10")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> request(25, "2026-02-10")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> request(3, "2026-02-04")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> request(3, "2026-04-09")).isInstanceOf(ProblemException.class);
    SubscriberId eve = isp.subscriber("Eve");
    assertThatThrownBy(() ->
            isp.tx(tx -> isp.engine().arrangements().request(tx, wanted(eve, 3, null))))
        .isInstanceOf(ProblemException.class);
    assertThat(isp.count("select count(*) from payment_arrangement")).isZero();

    PaymentArrangement plan = approved("2026-02-10");
    assertThatThrownBy(() -> request(3, "2026-02-10"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("already");
    assertThatThrownBy(() -> isp.tx(tx -> isp.engine().arrangements().approve(tx, plan.id())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("only pending ones");
    isp.tx(tx -> isp.engine().arrangements().cancel(tx, plan.id(), "moved away"));
    assertThat(isp.events("arrangement.canceled")).hasSize(1);
    assertThat(locks()).isEqualTo(1);
    assertThat(isp.count("select count(*) from dunning_shield where status = 'active'"))
        .isZero();
  }

  private PaymentArrangement approved(String start) {
    PaymentArrangement wanted = request(start);
    return isp.tx(tx -> isp.engine().arrangements().approve(tx, wanted.id()));
  }

  private PaymentArrangement request(String start) {
    return request(3, start);
  }

  private PaymentArrangement request(int installments, String start) {
    return isp.tx(tx ->
        isp.engine().arrangements().request(tx, wanted(ada, installments, LocalDate.parse(start))));
  }

  private static NewArrangement wanted(
      SubscriberId whose, int installments, @Nullable LocalDate start) {
    return new NewArrangement(
        Isp.account(whose), List.of(), PaymentFrequency.MONTHLY, installments, start, null);
  }

  private ArrangementStatus status(PaymentArrangement plan) {
    return isp.tx(tx -> isp.engine().arrangements().require(tx, plan.id()).status());
  }

  private List<ArrangementInstallment> parts(PaymentArrangement plan) {
    return isp.tx(tx -> isp.engine().arrangements().installments(tx, plan.id()));
  }

  private void check() {
    isp.engine().checkArrangements(isp.caller());
  }

  private void run(String date) {
    isp.today(date).engine().dunningRuns().run(isp.caller(), LocalDate.parse(date));
  }

  private long locks() {
    return isp.count("select count(*) from service_lock where released_at is null");
  }
}
