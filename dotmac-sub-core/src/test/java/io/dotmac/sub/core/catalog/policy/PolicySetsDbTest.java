package io.dotmac.sub.core.catalog.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.catalog.engine.EngineTerms;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngine;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngines;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.catalog.profile.TaxRate;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.catalog.profile.UsageAllowance;
import io.dotmac.sub.core.catalog.profile.UsageAllowanceTerms;
import io.dotmac.sub.core.catalog.profile.UsageAllowances;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.contact.TypedValue;
import io.dotmac.sub.core.subscriber.contact.ValueType;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicySetsDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final PolicySets policies = new PolicySets();

  private PolicySetId standard() {
    return db.inTx(
        tenant,
        tx -> policies
            .create(tx, PolicyTerms.standard("Standard"), DunningRung.STANDARD)
            .id());
  }

  @Test
  void theStandardLadderNotifiesThrottlesSuspendsAndRejects() {
    PolicySetId id = standard();

    List<PolicyDunningStep> ladder = db.inTx(tenant, tx -> policies.ladder(tx, id));

    assertThat(ladder)
        .extracting(PolicyDunningStep::dayOffset, PolicyDunningStep::action)
        .containsExactly(
            tuple(7, DunningAction.NOTIFY),
            tuple(14, DunningAction.THROTTLE),
            tuple(21, DunningAction.SUSPEND),
            tuple(30, DunningAction.REJECT));
  }

  @Test
  void theFirstSetOfATenantIsItsDefaultUntilAnotherOneIsMadeSo() {
    PolicySetId first = standard();
    PolicySetId second = db.inTx(
        tenant,
        tx -> policies.create(tx, PolicyTerms.standard("Business"), List.of()).id());

    PolicySetId before =
        db.inTx(tenant, tx -> policies.standard(tx).orElseThrow().id());
    db.run(tenant, tx -> policies.makeDefault(tx, second));
    PolicySetId after =
        db.inTx(tenant, tx -> policies.standard(tx).orElseThrow().id());

    assertThat(before).isEqualTo(first);
    assertThat(after).isEqualTo(second);
  }

  @Test
  void aLadderHasOneStepADay() {
    PolicySetId id = standard();

    assertThatThrownBy(() -> db.run(
            tenant,
            tx -> policies.addStep(tx, id, new DunningRung(14, DunningAction.NOTIFY, null))))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aFullRefundNeedsItsNumberOfDays() {
    PolicyTerms terms = PolicyTerms.refunding("X", RefundPolicy.FULL_WITHIN_DAYS, null);

    assertThatThrownBy(() -> db.run(tenant, tx -> policies.create(tx, terms, List.of())))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void anEngineKeepsItsDefaultsByKey() {
    SubscriptionEngines engines = new SubscriptionEngines();
    SubscriptionEngine engine =
        db.inTx(tenant, tx -> engines.create(tx, new EngineTerms("Home", "home", null)));
    db.run(tenant, tx -> {
      engines.put(tx, engine.id(), "anchor_day", new TypedValue(ValueType.INTEGER, "5", null));
      engines.put(tx, engine.id(), "anchor_day", new TypedValue(ValueType.INTEGER, "1", null));
    });

    Map<String, String> defaults = db.inTx(tenant, tx -> engines.defaults(tx, engine.id()));

    assertThat(defaults).containsExactly(Map.entry("anchor_day", "1"));
    assertThatThrownBy(() -> db.run(
            tenant,
            tx -> engines.put(
                tx, engine.id(), "anchor_day", new TypedValue(ValueType.INTEGER, "five", null))))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aTaxRateIsPerCentAndExclusiveUnlessSaidOtherwise() {
    TaxRates rates = new TaxRates();
    TaxRate vat = db.inTx(tenant, tx -> rates.create(tx, TaxRateTerms.exclusive("VAT", "7.5")));

    TaxRateTerms read = db.inTx(tenant, tx -> rates.require(tx, vat.id()).terms());

    assertThat(read.rate()).isEqualByComparingTo("7.5");
    assertThat(read.application()).isEqualTo(TaxApplication.EXCLUSIVE);
    assertThatThrownBy(() ->
            db.run(tenant, tx -> rates.create(tx, TaxRateTerms.exclusive("VAT", "101"))))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void anAllowanceIsInTheTenantsCurrencyUnlessSaidOtherwise() {
    UsageAllowances allowances = new UsageAllowances();

    UsageAllowance created = db.inTx(
        tenant,
        tx -> allowances.create(
            tx, new UsageAllowanceTerms("500 GB", 500, null, null, null, 2_000, 1_000)));

    assertThat(created.terms().currency()).isEqualTo("NGN");
  }
}
