package io.dotmac.sub.billing.arrangement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstallmentPlanTest {
  @Test
  void aMonthlyPlanFromThe31stReturnsToThe31stAfterAShortMonth() {
    assertThat(days(PaymentFrequency.MONTHLY, 4, "2026-01-31"))
        .containsExactly("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30");
    assertThat(days(PaymentFrequency.MONTHLY, 2, "2028-01-30"))
        .containsExactly("2028-01-30", "2028-02-29");
  }

  @Test
  void weeksAreCountedInDays() {
    assertThat(days(PaymentFrequency.WEEKLY, 3, "2026-01-31"))
        .containsExactly("2026-01-31", "2026-02-07", "2026-02-14");
    assertThat(days(PaymentFrequency.BIWEEKLY, 3, "2026-01-31"))
        .containsExactly("2026-01-31", "2026-02-14", "2026-02-28");
  }

  @Test
  void theInstallmentsSumToTheWholeAndDifferByAtMostOneMinorUnit() {
    InstallmentPlan plan = plan("100.00", 3);

    assertThat(plan.installments())
        .extracting(InstallmentPlan.Installment::amount)
        .containsExactly(naira("33.34"), naira("33.33"), naira("33.33"));
    assertThat(plan.installments())
        .extracting(InstallmentPlan.Installment::number)
        .containsExactly(1, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -1, 25})
  void fewerThanTwoAndMoreThan24AreRefused(int count) {
    assertThatThrownBy(() -> plan("100.00", count)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLimitsThemselvesAreFineAndEachPartIsAtLeastOneMinorUnit() {
    assertThat(plan("100.00", 2).installments()).hasSize(2);
    assertThat(plan("0.24", 24).installments()).hasSize(24);
    assertThatThrownBy(() -> plan("0.23", 24)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void paymentsCoverTheOldestInstallmentFirst() {
    List<InstallmentPlan.Progress> progress =
        plan("90.00", 3).progress(naira("45.00"), List.of(), date("2026-02-28"));

    assertThat(progress)
        .containsExactly(
            new InstallmentPlan.Progress(naira("30.00"), InstallmentStatus.PAID),
            new InstallmentPlan.Progress(naira("15.00"), InstallmentStatus.DUE),
            new InstallmentPlan.Progress(naira("0.00"), InstallmentStatus.PENDING));
  }

  @Test
  void anInstallmentIsDueOnItsDayAndOverdueOnTheNext() {
    InstallmentPlan plan = plan("90.00", 3);

    assertThat(status(plan, "2026-01-30")).isEqualTo(InstallmentStatus.PENDING);
    assertThat(status(plan, "2026-01-31")).isEqualTo(InstallmentStatus.DUE);
    assertThat(status(plan, "2026-02-01")).isEqualTo(InstallmentStatus.OVERDUE);
  }

  @Test
  void aWaivedInstallmentIsPassedOver() {
    assertThat(plan("90.00", 3).progress(naira("31.00"), List.of(1), date("2026-06-01")))
        .extracting(InstallmentPlan.Progress::status)
        .containsExactly(
            InstallmentStatus.WAIVED, InstallmentStatus.PAID, InstallmentStatus.OVERDUE);
  }

  @Test
  void whatWasTakenBackCountsAsNothing() {
    assertThat(plan("90.00", 3).progress(naira("-5.00"), List.of(), date("2026-01-01")))
        .extracting(InstallmentPlan.Progress::paid)
        .containsOnly(naira("0.00"));
  }

  private static InstallmentStatus status(InstallmentPlan plan, String today) {
    return plan.progress(naira("29.99"), List.of(), date(today)).get(0).status();
  }

  private static List<String> days(PaymentFrequency frequency, int count, String first) {
    return InstallmentPlan.of(naira("100.00"), count, frequency, date(first))
        .installments()
        .stream()
        .map(each -> each.dueOn().toString())
        .toList();
  }

  private static InstallmentPlan plan(String total, int count) {
    return InstallmentPlan.of(naira(total), count, PaymentFrequency.MONTHLY, date("2026-01-31"));
  }

  private static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
