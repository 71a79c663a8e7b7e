package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.List;
import java.util.Optional;

/** Policy sets and their dunning ladders. */
public final class PolicySets {
  /** All sets, the newest first. */
  public static final Listing<PolicySet> LISTING = Listing.of(PolicySet.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("is_default", "e.standard = :is_default", Parsers::flag)
      .sort("name", "e.terms.name")
      .search("lower(e.terms.name) like :q escape '\\'");

  /** All dunning steps, by day. */
  public static final Listing<PolicyDunningStep> STEPS = Listing.of(PolicyDunningStep.class)
      .filter("policy_set_id", "e.policySet.value = :policy_set_id", Id::parse)
      .filter("action", "e.action = :action", text -> WireName.parse(DunningAction.class, text))
      .sort("day_offset", "e.dayOffset")
      .defaultSort("day_offset");

  /** Records a set with a ladder; the first set of a tenant becomes its default. */
  public PolicySet create(Tx tx, PolicyTerms terms, List<DunningRung> ladder) {
    terms.check();
    PolicySet created = new PolicySet(terms, standard(tx).isEmpty());
    tx.save(created);
    ladder.forEach(rung -> addStep(tx, created.id(), rung));
    return created;
  }

  /** The set of that id. */
  public PolicySet require(Tx tx, PolicySetId id) {
    return LISTING.require(tx, id);
  }

  /** The set that offers without one follow. */
  public Optional<PolicySet> standard(Tx tx) {
    return tx.session()
        .createSelectionQuery("from PolicySet e where e.standard = true", PolicySet.class)
        .uniqueResultOptional();
  }

  /** Makes this set the one that offers without one follow. */
  public PolicySet makeDefault(Tx tx, PolicySetId id) {
    PolicySet found = require(tx, id);
    tx.session()
        .createMutationQuery("update versioned PolicySet e set e.standard = false"
            + " where e.standard = true and e.id.value <> :id")
        .setParameter("id", id.value())
        .executeUpdate();
    found.becomeDefault();
    return found;
  }

  /** Changes all that may be edited. */
  public PolicySet update(Tx tx, PolicySetId id, PolicyTerms terms) {
    terms.check();
    PolicySet found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Takes it out of use; offers that refer to it keep it. */
  public PolicySet deactivate(Tx tx, PolicySetId id) {
    PolicySet found = require(tx, id);
    found.deactivate();
    return found;
  }

  /** The dunning ladder of a set, the lowest step first. */
  public List<PolicyDunningStep> ladder(Tx tx, PolicySetId set) {
    return tx.session()
        .createSelectionQuery(
            "from PolicyDunningStep e where e.policySet.value = :set order by e.dayOffset",
            PolicyDunningStep.class)
        .setParameter("set", set.value())
        .getResultList();
  }

  /** Adds a step to the ladder of a set. */
  public PolicyDunningStep addStep(Tx tx, PolicySetId set, DunningRung rung) {
    rung.check();
    if (tx.find(PolicySet.class, set).isEmpty()) {
      throw Problem.invalid("/policy_set_id", "unknown", "no policy set " + set + " exists");
    }
    free(tx, set, rung.dayOffset());
    PolicyDunningStep step = new PolicyDunningStep(set, rung);
    tx.save(step);
    return step;
  }

  /** The step of that id. */
  public PolicyDunningStep requireStep(Tx tx, DunningStepId id) {
    return STEPS.require(tx, id);
  }

  /** Changes a step. */
  public PolicyDunningStep updateStep(Tx tx, DunningStepId id, DunningRung rung) {
    rung.check();
    PolicyDunningStep step = requireStep(tx, id);
    if (step.dayOffset() != rung.dayOffset()) {
      free(tx, step.policySet(), rung.dayOffset());
    }
    step.change(rung);
    return step;
  }

  /** Takes a step out of its ladder; what it did is in the dunning log. */
  public void removeStep(Tx tx, DunningStepId id) {
    tx.session().remove(requireStep(tx, id));
  }

  private void free(Tx tx, PolicySetId set, int dayOffset) {
    if (ladder(tx, set).stream().anyMatch(step -> step.dayOffset() == dayOffset)) {
      throw Problem.invalid(
          "/day_offset", "taken", "the set has a step on day " + dayOffset + " already");
    }
  }
}
