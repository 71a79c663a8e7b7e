package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.UUID;

/** The tax rate that a line written by hand names, as it is now. */
public final class TaxRateLookup {
  private TaxRateLookup() {}

  /** The rate; empty when the line names none. An unknown one is refused at {@code pointer}. */
  public static Optional<ManualCharge.Rate> find(Tx tx, NewLine line, String pointer) {
    UUID id = line.taxRateId();
    if (id == null) {
      return Optional.empty();
    }
    Optional<ManualCharge.Rate> rate = tx.jdbc(connection -> {
      try (PreparedStatement query =
          connection.prepareStatement("select name, rate, application from tax_rate"
              + " where tenant_id = ? and id = ? and is_active")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, id);
        try (ResultSet row = query.executeQuery()) {
          if (!row.next()) {
            return Optional.empty();
          }
          TaxApplication own = WireName.parse(TaxApplication.class, row.getString(3));
          return Optional.of(new ManualCharge.Rate(
              id,
              row.getString(1),
              row.getBigDecimal(2),
              line.taxApplication() == null ? own : line.taxApplication()));
        }
      }
    });
    if (rate.isEmpty()) {
      throw Problem.invalid(
          pointer + "/tax_rate_id", "tax_rate", "expected an active tax rate, found " + id);
    }
    return rate;
  }
}
