package io.dotmac.sub.billing.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.dunning.policy.OpenCases;
import io.dotmac.sub.billing.dunning.version.DunningPolicies;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.billing.dunning.version.PolicyVersion;
import io.dotmac.sub.billing.dunning.version.StoredPolicy;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DunningPoliciesDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @BeforeEach
  void aServiceWhoseFirstBillIsDueOnTheFifteenthOfJanuary() {
    isp.standardPolicies();
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    isp.bill("2026-01-01");
  }

  @AfterEach
  void theBooksAreRight() {
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aPolicyForAllSetsComesBeforeTheStepsOfTheSets() {
    publish(PolicyDocument.of(List.of(step(3, DunningAction.NOTIFY))));

    run("2026-01-18");

    assertThat(log()).extracting(DunningActionLog::dayOffset).containsExactly(3);
    assertThat(cases().get(0).policyVersion()).isPresent();
  }

  @Test
  void aCaseKeepsTheVersionItBeganWithUnlessTheNewOneSaysOtherwise() {
    StoredPolicy policy = publish(
        PolicyDocument.of(List.of(step(3, DunningAction.NOTIFY), step(10, DunningAction.SUSPEND))));
    run("2026-01-18");
    PolicyDocument gentle =
        PolicyDocument.of(List.of(step(2, DunningAction.NOTIFY), step(40, DunningAction.SUSPEND)));
    PolicyVersion second = isp.tx(tx -> DunningPolicies.publish(tx, policy.id(), gentle));

    run("2026-01-25");
    assertThat(log()).extracting(DunningActionLog::dayOffset).containsExactly(3, 10);

    PolicyDocument adopting = new PolicyDocument(
        List.of(step(10, DunningAction.NOTIFY), step(12, DunningAction.NOTIFY)),
        null,
        null,
        null,
        null,
        null,
        OpenCases.ADOPT);
    isp.tx(tx -> DunningPolicies.publish(tx, policy.id(), adopting));
    run("2026-01-27");

    assertThat(second.number()).isEqualTo(2);
    assertThat(log()).extracting(DunningActionLog::dayOffset).containsExactly(3, 10, 12);
    assertThat(cases().get(0).stepsDone()).isEqualTo(2);
  }

  @Test
  void aVersionIsNeverChanged() {
    publish(PolicyDocument.of(List.of(step(3, DunningAction.NOTIFY))));

    assertThatThrownBy(() -> isp.tx(tx -> tx.jdbc(connection -> connection
            .prepareStatement("update dunning_policy_version set version_no = 7")
            .executeUpdate())))
        .hasStackTraceContaining("dunning_policy_version");
  }

  @Test
  void whatIsWrittenDownIsReadBackAsTheSameRules() {
    PolicyDocument document = new PolicyDocument(
        List.of(new PolicyDocument.Step(
            7,
            DunningAction.NOTIFY,
            new PolicyDocument.When(
                new BigDecimal("100.50"),
                null,
                2,
                List.of("declined"),
                java.util.Map.of("vip", "true"),
                null),
            new PolicyDocument.Fee(new BigDecimal("5"), new BigDecimal("2.5"), null))),
        new PolicyDocument.Calendar(
            List.of(DayOfWeek.SUNDAY), List.of(LocalDate.of(2026, 12, 25)), "08:00", "18:00"),
        3,
        new BigDecimal("50"),
        List.of(),
        null,
        OpenCases.ADOPT);

    assertThat(PolicyDocument.parse(document.json()).policy()).isEqualTo(document.policy());
    assertThatThrownBy(() -> PolicyDocument.of(List.of()).policy())
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> PolicyDocument.of(
                List.of(step(7, DunningAction.NOTIFY), step(7, DunningAction.NOTIFY)))
            .policy())
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void whatIsWrongInADocumentIsNamedWhereItStandsInTheRequest() {
    PolicyDocument early = PolicyDocument.of(List.of(step(-1, DunningAction.NOTIFY)));

    assertThat(pointer(() -> publish(early))).isEqualTo("/document/steps/0");
    assertThat(pointer(() -> publish(PolicyDocument.of(List.of())))).isEqualTo("/document/steps");
    StoredPolicy stored = publish(PolicyDocument.of(List.of(step(3, DunningAction.NOTIFY))));
    assertThat(pointer(() -> isp.tx(tx -> DunningPolicies.publish(tx, stored.id(), early))))
        .isEqualTo("/steps/0");
  }

  private static String pointer(ThrowingCallable refused) {
    ProblemException problem = catchThrowableOfType(ProblemException.class, refused);
    return problem.problem().errors().get(0).pointer();
  }

  @Test
  void twoActivePoliciesForTheSameAccountsAreRefused() {
    StoredPolicy first = publish(PolicyDocument.of(List.of(step(3, DunningAction.NOTIFY))));

    assertThatThrownBy(() ->
            publish("Other", PolicyDocument.of(List.of(step(4, DunningAction.NOTIFY)))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("for all sets already");
    isp.tx(tx -> DunningPolicies.deactivate(tx, first.id()));
    publish("Other", PolicyDocument.of(List.of(step(4, DunningAction.NOTIFY))));
  }

  @Test
  void aLateFeeIsAnInvoiceOfItsOwnAndMovesNoBillingDate() {
    publish(PolicyDocument.of(List.of(new PolicyDocument.Step(
        3,
        DunningAction.NOTIFY,
        null,
        new PolicyDocument.Fee(new BigDecimal("500"), new BigDecimal("1"), null)))));

    run("2026-01-18");
    run("2026-01-18");
    run("2026-01-19");

    List<Invoice> invoices = isp.invoices(ada);
    assertThat(invoices).hasSize(2);
    assertThat(invoices.get(1).total()).isEqualTo(isp.money("650.00"));
    assertThat(log().get(0).feeInvoice()).contains(invoices.get(1).id());
    isp.bill("2026-02-01");
    assertThat(isp.invoices(ada)).hasSize(3);
    assertThat(isp.invoices(ada).get(2).total()).isEqualTo(isp.money("15000.00"));
  }

  @Test
  void anHourOutsideTheCalendarHoldsTheStepsAndAPaymentStillResolves() {
    publish(new PolicyDocument(
        List.of(step(3, DunningAction.SUSPEND)),
        new PolicyDocument.Calendar(null, null, "13:00", null),
        null,
        null,
        null,
        null,
        null));

    DunningRuns.Result held =
        isp.today("2026-01-18").engine().dunningRuns().runInHours(isp.caller());
    assertThat(held.held()).isEqualTo(1);
    assertThat(log()).isEmpty();

    run("2026-01-18");
    isp.pay(ada, "15000");
    assertThat(cases()).extracting(DunningCase::status).containsExactly(DunningCaseStatus.RESOLVED);
  }

  @Test
  void noMoreServicesAreSuspendedADayThanTheCapAllows() {
    SubscriberId eve = isp.subscriber("Eve");
    isp.service(eve, isp.plan("Fiber 20", "9000"), "2026-01-01");
    isp.bill("2026-01-01");
    publish(PolicyDocument.of(List.of(step(3, DunningAction.SUSPEND))));
    cap("1");

    run("2026-01-18");
    assertThat(locked()).isEqualTo(1);
    assertThat(engaged()).extracting(DunningBrake::cause).containsExactly("suspensions_per_day");
    run("2026-01-18");
    assertThat(locked()).isEqualTo(1);

    run("2026-01-19");
    assertThat(locked()).isEqualTo(2);
    run("2026-01-20");
    assertThat(engaged()).isEmpty();
    assertThat(isp.events("dunning.brake%"))
        .containsExactly("dunning.brake_engaged", "dunning.brake_released");
  }

  @Test
  void whilePaymentsHangNobodyIsSuspendedAndNoticesGoOn() {
    publish(
        PolicyDocument.of(List.of(step(3, DunningAction.NOTIFY), step(4, DunningAction.SUSPEND))));
    isp.sabotage("with p as (insert into payment_provider (tenant_id, id, name, provider_type)"
        + " values (?, gen_random_uuid(), 'Card', 'stripe') returning tenant_id, id)"
        + " insert into payment (tenant_id, id, account_id, payment_number, status, method_type,"
        + " currency, amount_minor, provider_id, created_at)"
        + " select a.tenant_id, gen_random_uuid(), a.id, 'PAY-X', 'pending', 'card', 'NGN', 1,"
        + " p.id, now() - interval '46 minutes' from p join billing_account a using (tenant_id)"
        + " limit 1");

    run("2026-01-18");
    run("2026-01-19");
    assertThat(log()).extracting(DunningActionLog::action).containsExactly(DunningAction.NOTIFY);
    assertThat(engaged()).extracting(DunningBrake::cause).containsExactly("payments_pending");

    isp.sabotage("delete from payment where tenant_id = ? and status = 'pending'");
    run("2026-01-19");
    assertThat(log()).hasSize(2);
    assertThat(engaged()).isEmpty();
  }

  private void cap(String value) {
    isp.tx(tx -> {
      Settings.set(tx, Brakes.MOST_A_DAY, value);
      return value;
    });
  }

  private long locked() {
    return isp.count("select count(*) from service_lock where released_at is null");
  }

  private List<DunningBrake> engaged() {
    return isp.tx(tx -> Brakes.LISTING.fetch(tx, ListQuery.first()).items().stream()
        .filter(each -> each.releasedAt().isEmpty())
        .toList());
  }

  private StoredPolicy publish(PolicyDocument document) {
    return publish("House rules", document);
  }

  private StoredPolicy publish(String name, PolicyDocument document) {
    return isp.tx(tx -> DunningPolicies.create(tx, name, null, null, document));
  }

  private static PolicyDocument.Step step(int day, DunningAction action) {
    return new PolicyDocument.Step(day, action, null, null);
  }

  private void run(String date) {
    isp.today(date).engine().dunningRuns().run(isp.caller(), LocalDate.parse(date));
  }

  private List<DunningCase> cases() {
    return isp.tx(tx -> Dunning.CASES.fetch(tx, ListQuery.first()).items());
  }

  private List<DunningActionLog> log() {
    return isp.tx(tx -> Dunning.CASES.fetch(tx, ListQuery.first()).items().stream()
        .flatMap(each -> isp.engine().dunning().log(tx, each.id()).stream())
        .toList());
  }
}
