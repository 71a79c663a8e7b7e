package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.dunning.policy.CaseState;
import io.dotmac.sub.billing.dunning.policy.DunningPolicy;
import io.dotmac.sub.billing.dunning.policy.DunningStep;
import io.dotmac.sub.billing.dunning.policy.OpenCases;
import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All rules of a tenant: policies with their versions, and the ladders of the policy sets. */
final class PolicyBook {
  private static final String VERSIONS = """
      select v.id, v.policy_id, v.document::text, p.policy_set_id, p.is_active
      from dunning_policy_version v
      join dunning_policy p on p.tenant_id = v.tenant_id and p.id = v.policy_id
      where v.tenant_id = ? order by v.policy_id, v.version_no
      """;

  private static final String LADDERS = """
      select p.id, p.is_default, s.day_offset, s.action from policy_set p
      left join policy_dunning_step s on s.tenant_id = p.tenant_id and s.policy_set_id = p.id
      where p.tenant_id = ? order by p.id, s.day_offset
      """;

  /** No steps at all. */
  static final Rules NO_RULES = new Rules(new DunningPolicy(List.of()), null, null);

  private static final UUID EVERY_SET = new UUID(0, 0);

  private final Map<UUID, Rules> versions = new HashMap<>();
  private final Map<UUID, UUID> policyOf = new HashMap<>();
  private final Map<UUID, Rules> newest = new HashMap<>();
  private final Map<UUID, Rules> bySet = new HashMap<>();
  private final Map<UUID, DunningPolicy> ladders = new HashMap<>();
  private @Nullable UUID standardSet;

  private PolicyBook() {}

  /**
   * What applies to an account.
   *
   * @param policySet the set it comes from or is for, if any
   * @param version the version of a policy; absent when it is the ladder of the set
   */
  record Rules(
      DunningPolicy policy,
      @Nullable UUID policySet,
      @Nullable UUID version) {}

  /** A tenant's, read once a transaction. */
  static PolicyBook of(Tx tx) {
    return tx.memo(PolicyBook.class, () -> tx.jdbc(connection -> read(connection, tx)));
  }

  /** The policies that may be asked for something. */
  Collection<DunningPolicy> all() {
    return versions.values().stream().map(Rules::policy).toList();
  }

  /** The rules of a new case, for an account with services of that policy set. */
  Optional<Rules> forNew(@Nullable UUID set) {
    UUID of = set == null ? standardSet : set;
    Rules own = of == null ? null : bySet.get(of);
    Rules common = own == null ? bySet.get(EVERY_SET) : own;
    if (common != null) {
      return Optional.of(new Rules(common.policy(), of, common.version()));
    }
    return of == null ? Optional.empty() : Optional.of(ladder(of));
  }

  /** The rules an open case goes on by. */
  Rules forCase(LiveCase open) {
    UUID began = open.policyVersion();
    if (began == null) {
      return ladder(java.util.Objects.requireNonNull(open.policySet()));
    }
    Rules own = java.util.Objects.requireNonNull(versions.get(began));
    Rules last = java.util.Objects.requireNonNull(newest.get(policyOf.get(began)));
    Rules used = last.policy().openCases() == OpenCases.ADOPT ? last : own;
    return new Rules(used.policy(), open.policySet(), used.version());
  }

  /** Where the case stands on those rules. A ladder may have been edited meanwhile. */
  static CaseState stateOn(Rules rules, LiveCase open) {
    boolean same = rules.version() != null && rules.version().equals(open.policyVersion());
    return same ? open.state() : rules.policy().adopt(open.state());
  }

  /** The rules of one version, wherever it is used. */
  Optional<Rules> version(UUID id) {
    return Optional.ofNullable(versions.get(id));
  }

  private Rules ladder(UUID set) {
    return new Rules(ladders.getOrDefault(set, new DunningPolicy(List.of())), set, null);
  }

  private static PolicyBook read(Connection connection, Tx tx) throws SQLException {
    PolicyBook book = new PolicyBook();
    try (PreparedStatement query = connection.prepareStatement(VERSIONS)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          book.add(row);
        }
      }
    }
    Map<UUID, List<DunningStep>> steps = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(LADDERS)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          UUID set = row.getObject(1, UUID.class);
          if (row.getBoolean(2)) {
            book.standardSet = set;
          }
          List<DunningStep> ladder = steps.computeIfAbsent(set, each -> new ArrayList<>());
          if (row.getString(4) != null) {
            ladder.add(new DunningStep(
                row.getInt(3), WireName.parse(DunningAction.class, row.getString(4))));
          }
        }
      }
    }
    steps.forEach((set, ladder) -> book.ladders.put(set, new DunningPolicy(ladder)));
    return book;
  }

  /** Versions come in their order, so that the last one stays. */
  private void add(ResultSet row) throws SQLException {
    UUID id = row.getObject(1, UUID.class);
    UUID policy = row.getObject(2, UUID.class);
    UUID set = row.getObject(4, UUID.class);
    Rules rules = new Rules(PolicyDocument.parse(row.getString(3)).policy(), set, id);
    versions.put(id, rules);
    policyOf.put(id, policy);
    newest.put(policy, rules);
    if (row.getBoolean(5)) {
      bySet.put(set == null ? EVERY_SET : set, rules);
    }
  }
}
