package io.dotmac.sub.core.tenant.register;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantStatus;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What whoever runs an installation does with its tenants: suspends and resumes them, and says
 * which host names select them. Each change is a transaction of its own; other nodes know within 30
 * seconds.
 */
public final class TenantRegister {
  private static final Pattern HOST =
      Pattern.compile("(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
          + "(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private final DataSource dataSource;
  private final TenantDirectory tenants;

  /**
   * A host name that selects a tenant.
   *
   * @param isPrimary whether links are made with it
   */
  public record Domain(String host, boolean isPrimary) {}

  /** Writes to {@code dataSource}; {@code tenants} forgets what it knew. */
  public TenantRegister(DataSource dataSource, TenantDirectory tenants) {
    this.dataSource = dataSource;
    this.tenants = tenants;
  }

  /** Nobody of the tenant signs in and no job of it runs until {@link #resume}. */
  public void suspend(TenantId tenant) {
    status(tenant, TenantStatus.SUSPENDED);
  }

  /** Takes a suspension back. */
  public void resume(TenantId tenant) {
    status(tenant, TenantStatus.ACTIVE);
  }

  /** The host names that select a tenant, the primary one first. */
  public List<Domain> domains(TenantId tenant) {
    String sql =
        "select host, is_primary from tenant_domain where tenant_id = ? order by not is_primary,"
            + " host";
    return work(connection -> {
      List<Domain> domains = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setObject(1, tenant.value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            domains.add(new Domain(row.getString(1), row.getBoolean(2)));
          }
        }
      }
      return domains;
    });
  }

  /** Lets a host name select a tenant, in any case and without a port. */
  public void addDomain(TenantId tenant, String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (!HOST.matcher(name).matches()) {
      throw Problem.invalid(
          "/host", "host", "expected a host name like billing.isp.example, found '" + host + "'");
    }
    int added = update(
        "insert into tenant_domain (host, tenant_id) values (?, ?) on conflict do nothing",
        name,
        tenant.value());
    if (added == 0) {
      throw Problem.conflict("host_taken", "the host name " + name + " selects a tenant already");
    }
  }

  /** Takes a host name away; the primary one stays. */
  public void removeDomain(TenantId tenant, String host) {
    int removed = update(
        "delete from tenant_domain where host = ? and tenant_id = ? and not is_primary",
        host.toLowerCase(Locale.ROOT),
        tenant.value());
    if (removed == 0) {
      throw Problem.conflict(
          "host_kept", host + " is not a host name of this tenant, or is its primary one");
    }
  }

  /** Makes links with that host name from now on. */
  public void makePrimary(TenantId tenant, String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (domains(tenant).stream().noneMatch(domain -> domain.host().equals(name))) {
      throw Problem.notFound("domain", host);
    }
    update(
        "update tenant_domain set is_primary = host = ? where tenant_id = ?", name, tenant.value());
  }

  private void status(TenantId tenant, TenantStatus status) {
    update(
        "update tenant set status = ?, updated_at = now(), version = version + 1 where id = ?",
        status.name().toLowerCase(Locale.ROOT),
        tenant.value());
  }

  private int update(String sql, Object first, Object second) {
    int changed = work(connection -> {
      try (PreparedStatement update = connection.prepareStatement(sql)) {
        update.setObject(1, first);
        update.setObject(2, second);
        return update.executeUpdate();
      }
    });
    tenants.refresh();
    return changed;
  }

  private interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  private <R> R work(Work<R> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(true);
      return work.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("the register of tenants is out of reach", e);
    }
  }
}
