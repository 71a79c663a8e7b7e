package io.dotmac.sub.core.tenant.register;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.TenantStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Deletes everything an installation holds of one tenant, in one transaction. Only the role that
 * owns the tables can: facts such as the ledger are append-only for everybody else.
 */
public final class TenantErasure {
  private final DataSource owner;
  private final TenantDirectory tenants;

  /** Works as the role that owns the tables. */
  public TenantErasure(DataSource owner, TenantDirectory tenants) {
    this.owner = owner;
    this.tenants = tenants;
  }

  /**
   * Deletes a suspended tenant.
   *
   * @return how many rows of it there were
   * @throws io.dotmac.sub.core.problem.ProblemException when it is not suspended
   */
  public long erase(Tenant tenant) {
    if (tenant.status() != TenantStatus.SUSPENDED) {
      throw Problem.conflict(
          "tenant_active", "tenant " + tenant.code() + " is active: suspend it first");
    }
    long rows;
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      rows = erase(connection, tenant.id().value().toString());
      connection.commit();
    } catch (SQLException e) {
      throw new IllegalStateException("tenant " + tenant.code() + " was not deleted", e);
    }
    tenants.refresh();
    return rows;
  }

  private static long erase(Connection connection, String tenant) throws SQLException {
    long rows = 0;
    try (PreparedStatement enter = connection.prepareStatement(
        "select set_config('dotmac.tenant', ?, true), set_config('dotmac.erasing', ?, true)")) {
      enter.setString(1, tenant);
      enter.setString(2, tenant);
      enter.execute();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("set constraints all deferred");
      for (String table : TenantTables.referencingFirst(connection)) {
        // Row-level security leaves the tenant's own rows.
        rows += statement.executeLargeUpdate("delete from \"" + table + '"');
      }
    }
    delete(connection, "delete from job_schedule where task_instance = ?", tenant);
    delete(connection, "delete from tenant_domain where tenant_id = ?::uuid", tenant);
    delete(connection, "delete from tenant where id = ?::uuid", tenant);
    return rows;
  }

  private static void delete(Connection connection, String sql, String tenant) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, tenant);
      delete.executeUpdate();
    }
  }
}
