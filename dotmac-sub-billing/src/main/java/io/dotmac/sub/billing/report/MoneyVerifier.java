package io.dotmac.sub.billing.report;

import io.dotmac.sub.billing.seal.LedgerSeal;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Proves the invariants of money over the stored rows of a tenant, in SQL: the books balance, the
 * documents add up, documents and books say the same. It trusts no cached amount and no constraint.
 */
public final class MoneyVerifier {
  private static final String CHAIN = "ledger_chain";
  private static final String CHAIN_RULE =
      "each sealed transaction is as it was sealed, chained to the one before";

  private static final List<MoneyInvariants.Invariant> ALL = Stream.concat(
          MoneyInvariants.ALL.stream(), CollectionInvariants.ALL.stream())
      .toList();

  private MoneyVerifier() {}

  /**
   * An invariant that does not hold.
   *
   * @param check its name
   * @param rule what should hold
   * @param row the first row that breaks it, with the amounts that disagree
   */
  public record Violation(String check, String rule, String row) {
    @Override
    public String toString() {
      return check + ": " + row + " (" + rule + ")";
    }
  }

  /** How many invariants are looked at. */
  public static int checks() {
    return ALL.size() + 1;
  }

  /** The first broken row of each invariant; empty when all hold. */
  public static List<Violation> verify(Tx tx) {
    return tx.jdbc(connection -> {
      List<Violation> violations = new ArrayList<>();
      nestedLoops(connection, "off");
      for (MoneyInvariants.Invariant invariant : ALL) {
        first(connection, tx, invariant)
            .ifPresent(
                row -> violations.add(new Violation(invariant.name(), invariant.rule(), row)));
      }
      nestedLoops(connection, "on");
      LedgerSeal.verify(tx)
          .broken()
          .ifPresent(row -> violations.add(new Violation(CHAIN, CHAIN_RULE, row)));
      return violations;
    });
  }

  /**
   * Whole tables are joined here. On tables without statistics, such as those of a large import a
   * moment ago, the planner takes them for small and would compare each row with each.
   */
  private static void nestedLoops(Connection connection, String setting) throws SQLException {
    try (PreparedStatement set =
        connection.prepareStatement("select set_config('enable_nestloop', ?, true)")) {
      set.setString(1, setting);
      set.execute();
    }
  }

  private static Optional<String> first(
      Connection connection, Tx tx, MoneyInvariants.Invariant invariant) throws SQLException {
    String sql = invariant.sql().replace(":tenant", "?") + " limit 1";
    int parameters = (int) sql.chars().filter(each -> each == '?').count();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      for (int i = 1; i <= parameters; i++) {
        query.setObject(i, tx.tenant().value());
      }
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }
}
