package io.dotmac.sub.billing.dunning.version;

import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Dunning policies and their versions. For an account the policy of its policy set counts, else the
 * one for all, else the steps of the policy set.
 */
public final class DunningPolicies {
  /** All policies; staff only. */
  public static final Listing<StoredPolicy> LISTING = Listing.of(StoredPolicy.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("policy_set_id", "e.policySet.value = :policy_set_id", UUID::fromString)
      .sort("name", "e.name")
      .search("lower(e.name) like :q escape '\\'")
      .defaultSort("name");

  private DunningPolicies() {}

  /** The policy of that id. */
  public static StoredPolicy require(Tx tx, DunningPolicyId id) {
    return LISTING.require(tx, id);
  }

  /**
   * Records a policy with its first version.
   *
   * @param policySet absent: for every set without a policy of its own
   */
  public static StoredPolicy create(
      Tx tx,
      String name,
      @Nullable PolicySetId policySet,
      @Nullable String notes,
      PolicyDocument document) {
    if (name.isBlank() || name.length() > 200) {
      throw Problem.invalid("/name", "size", "expected 1 to 200 characters");
    }
    refuseTaken(tx, "e.name = :key", name, "/name", "a dunning policy has this name already");
    if (policySet == null) {
      refuseTaken(
          tx,
          "e.active = :key and e.policySet.value is null",
          true,
          "/policy_set_id",
          "there is a dunning policy for all sets already; deactivate it or give it a version");
    } else {
      new PolicySets().require(tx, policySet);
      refuseTaken(
          tx,
          "e.active = true and e.policySet = :key",
          policySet,
          "/policy_set_id",
          "the policy set has a dunning policy already; deactivate it or give it a version");
    }
    document.policy("/document");
    StoredPolicy created = new StoredPolicy(name, policySet, notes);
    tx.save(created);
    tx.session().flush();
    publish(tx, created.id(), document);
    return created;
  }

  /** Gives it its next version, by which new cases begin from now on. */
  public static PolicyVersion publish(Tx tx, DunningPolicyId id, PolicyDocument document) {
    document.policy();
    tx.lock(StoredPolicy.class, id);
    List<PolicyVersion> before = versions(tx, id);
    int number = before.isEmpty() ? 1 : before.get(0).number() + 1;
    PolicyVersion next =
        new PolicyVersion(id, number, document, tx.now(), tx.actor().name());
    tx.save(next);
    tx.session().flush();
    return next;
  }

  /** New cases begin by another policy; open ones go on by it. */
  public static StoredPolicy deactivate(Tx tx, DunningPolicyId id) {
    StoredPolicy found = require(tx, id);
    found.deactivate();
    return found;
  }

  /** Its versions, the newest first. */
  public static List<PolicyVersion> versions(Tx tx, DunningPolicyId id) {
    return tx.session()
        .createSelectionQuery(
            "from PolicyVersion e where e.policy = :id order by e.number desc", PolicyVersion.class)
        .setParameter("id", id)
        .getResultList();
  }

  private static void refuseTaken(
      Tx tx, String condition, Object key, String pointer, String detail) {
    long taken = tx.session()
        .createSelectionQuery("select count(*) from StoredPolicy e where " + condition, Long.class)
        .setParameter("key", key)
        .getSingleResult();
    if (taken > 0) {
      throw Problem.invalid(pointer, "taken", detail);
    }
  }
}
