package io.dotmac.sub.core.catalog.tax;

import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.catalog.profile.TaxRate;
import io.dotmac.sub.core.catalog.profile.TaxRateId;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Groups of tax rates. A group is a rate that stands for others: a VAT and a levy, say. It may be
 * chosen wherever a rate may; its own percentage does not count.
 */
public final class TaxGroups {
  private static final int MOST_PARTS = 5;

  private final TaxRates rates;

  /** Groups of those rates. */
  public TaxGroups(TaxRates rates) {
    this.rates = rates;
  }

  /** What a rate stands for, in order; none when it is no group. */
  public List<TaxPart> parts(Tx tx, TaxRateId group) {
    rates.require(tx, group);
    return tx.jdbc(connection -> {
      try (PreparedStatement query =
          connection.prepareStatement("select tax_rate_id, compound from tax_rate_part"
              + " where tenant_id = ? and group_id = ? order by position")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, group.value());
        List<TaxPart> parts = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            parts.add(new TaxPart(new TaxRateId(row.getObject(1, UUID.class)), row.getBoolean(2)));
          }
        }
        return parts;
      }
    });
  }

  /** Makes a rate stand for these from now on; for itself when there are none. */
  public List<TaxPart> change(Tx tx, TaxRateId group, List<TaxPart> parts) {
    rates.require(tx, group);
    if (parts.size() > MOST_PARTS) {
      throw Problem.invalid(
          "", "size", "expected at most " + MOST_PARTS + " parts, found " + parts.size());
    }
    if (!parts.isEmpty() && isPart(tx, group)) {
      throw Problem.conflict(
          "tax_group_nested", "tax rate " + group + " is a part of a group and can be no group");
    }
    Set<TaxRateId> seen = new HashSet<>(Set.of(group));
    for (int i = 0; i < parts.size(); i++) {
      check(tx, parts.get(i), "/" + i, seen);
    }
    tx.session().flush();
    tx.jdbc(connection -> {
      try (PreparedStatement delete = connection.prepareStatement(
          "delete from tax_rate_part where tenant_id = ? and group_id = ?")) {
        delete.setObject(1, tx.tenant().value());
        delete.setObject(2, group.value());
        delete.executeUpdate();
      }
      try (PreparedStatement insert = connection.prepareStatement(
          "insert into tax_rate_part (tenant_id, group_id, position, tax_rate_id, compound)"
              + " values (?, ?, ?, ?, ?)")) {
        for (int i = 0; i < parts.size(); i++) {
          insert.setObject(1, tx.tenant().value());
          insert.setObject(2, group.value());
          insert.setInt(3, i + 1);
          insert.setObject(4, parts.get(i).taxRateId().value());
          insert.setBoolean(5, parts.get(i).compound());
          insert.addBatch();
        }
        return insert.executeBatch().length;
      }
    });
    return List.copyOf(parts);
  }

  private void check(Tx tx, TaxPart part, String pointer, Set<TaxRateId> seen) {
    if (!seen.add(part.taxRateId())) {
      throw Problem.invalid(
          pointer + "/tax_rate_id", "duplicate", "a rate other than those before was expected");
    }
    TaxRate rate = rates.require(tx, part.taxRateId());
    if (!rate.active() || !parts(tx, part.taxRateId()).isEmpty()) {
      throw Problem.invalid(
          pointer + "/tax_rate_id",
          "tax_rate",
          "an active rate that is no group itself was expected, " + part.taxRateId() + " found");
    }
    if (part.compound() && rate.terms().application() != TaxApplication.EXCLUSIVE) {
      throw Problem.invalid(
          pointer + "/compound",
          "exclusive_only",
          "only a rate that is added to the price can be charged on other taxes");
    }
  }

  private static boolean isPart(Tx tx, TaxRateId id) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(
          "select exists (select from tax_rate_part where tenant_id = ? and tax_rate_id = ?)")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, id.value());
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return row.getBoolean(1);
        }
      }
    });
  }
}
