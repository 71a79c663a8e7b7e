package io.dotmac.sub.core.access;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Subscribers, a plan and services of one tenant, as rows. */
public final class ServiceFixture {
  private final Database db;
  private final TenantId tenant;
  private final UUID offer = Ids.next();

  /** Makes the plan: 100 down, 50 up, throttled to 2 down, 1 up, in Mbit/s. */
  public ServiceFixture(Database db, TenantId tenant) {
    this.db = db;
    this.tenant = tenant;
    sql(
        "insert into catalog_offer (tenant_id, id, name, service_type, access_type, price_basis,"
            + " billing_cycle, billing_mode, contract_term, down_kbps, up_kbps,"
            + " throttle_down_kbps, throttle_up_kbps, status) values (?, ?, 'Fiber 100',"
            + " 'residential', 'fiber', 'flat', 'monthly', 'postpaid', 'month_to_month', 100000,"
            + " 50000, 2000, 1000, 'active')",
        tenant.value(),
        offer);
  }

  /** The plan. */
  public UUID offer() {
    return offer;
  }

  /** A new subscriber. */
  public UUID subscriber() {
    UUID id = Ids.next();
    String number = id.toString();
    sql(
        "insert into subscriber (tenant_id, id, subscriber_number, account_number, first_name,"
            + " last_name, email, account_start_on, status, currency)"
            + " values (?, ?, ?, ?, 'Amaka', 'Obi', ?, '2026-01-01', 'active', 'NGN')",
        tenant.value(),
        id,
        number,
        number,
        number + "@example.com");
    return id;
  }

  /** A new active service of that subscriber. */
  public UUID service(UUID subscriber) {
    UUID id = Ids.next();
    sql(
        "insert into subscription (tenant_id, id, subscription_number, subscriber_id, account_id,"
            + " offer_id, status, billing_mode, contract_term, anchor_day, start_on, currency)"
            + " values (?, ?, ?, ?, ?, ?, 'active', 'postpaid', 'month_to_month', 1,"
            + " '2026-01-01', 'NGN')",
        tenant.value(),
        id,
        id.toString(),
        subscriber,
        subscriber,
        offer);
    return id;
  }

  /** Runs a statement as this tenant; gives the number of rows changed. */
  public int sql(String sql, Object... parameters) {
    return db.inTx(tenant, tx -> tx.jdbc(connection -> execute(connection, sql, parameters)));
  }

  private static int execute(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }
}
