package io.dotmac.sub.core.tenant;

import io.dotmac.sub.core.problem.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The tenants of this installation and the host names that select them, cached for 30 s. */
public final class TenantDirectory {
  private static final Duration TTL = Duration.ofSeconds(30);

  private final DataSource dataSource;
  private final Clock clock;
  private volatile @Nullable Snapshot snapshot;

  private record Snapshot(
      List<Tenant> tenants,
      Map<TenantId, Tenant> byId,
      Map<String, Tenant> byHost,
      Instant readAt) {}

  /** Reads from {@code dataSource}; {@code clock} ages the cache. */
  public TenantDirectory(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** Every tenant, the first created first. */
  public List<Tenant> all() {
    return current().tenants();
  }

  /** The tenant a host name selects; {@code host} without a port, any case. */
  public Optional<Tenant> byHost(String host) {
    return Optional.ofNullable(current().byHost().get(host.toLowerCase(Locale.ROOT)));
  }

  /** The tenant with that short name. */
  public Optional<Tenant> byCode(String code) {
    return all().stream().filter(tenant -> tenant.code().equals(code)).findFirst();
  }

  /** The tenant of that id; an unknown one is a fault of the program. */
  public Tenant require(TenantId id) {
    Tenant tenant = current().byId().get(id);
    if (tenant == null) {
      refresh();
      tenant = current().byId().get(id);
    }
    if (tenant == null) {
      throw new IllegalArgumentException("no tenant " + id);
    }
    return tenant;
  }

  /** Forgets the cache: the next read sees what other connections committed. */
  public void refresh() {
    snapshot = null;
  }

  /**
   * Creates a tenant and the hosts that select it, in a transaction of its own.
   *
   * @param hosts host names without ports; the first is the one links are made with
   */
  public Tenant create(Tenant tenant, List<String> hosts) {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      insertTenant(connection, tenant);
      insertHosts(connection, tenant.id(), hosts);
      connection.commit();
      connection.setAutoCommit(autoCommit);
    } catch (SQLException e) {
      throw new IllegalStateException("tenant " + tenant.code() + " was not created", e);
    }
    refresh();
    return tenant;
  }

  /**
   * Moves a sandbox's business clock.
   *
   * @throws io.dotmac.sub.core.problem.ProblemException when the tenant is live
   */
  public void moveClock(TenantId id, Duration offset) {
    if (require(id).kind() == TenantKind.LIVE) {
      throw Problem.conflict("live_tenant", "the clock of a live tenant cannot be moved");
    }
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(
            "update tenant set clock_offset_seconds = ? where id = ?")) {
      update.setLong(1, offset.toSeconds());
      update.setObject(2, id.value());
      update.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the clock of tenant " + id + " was not moved", e);
    }
    refresh();
  }

  private static void insertTenant(Connection connection, Tenant tenant) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into tenant (id, code, name, currency, zone, locale, kind, status,"
            + " clock_offset_seconds) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setObject(1, tenant.id().value());
      insert.setString(2, tenant.code());
      insert.setString(3, tenant.name());
      insert.setString(4, tenant.currency());
      insert.setString(5, tenant.zone().getId());
      insert.setString(6, tenant.locale().toLanguageTag());
      insert.setString(7, tenant.kind().name().toLowerCase(Locale.ROOT));
      insert.setString(8, tenant.status().name().toLowerCase(Locale.ROOT));
      insert.setLong(9, tenant.clockOffset().toSeconds());
      insert.executeUpdate();
    }
  }

  private static void insertHosts(Connection connection, TenantId tenant, List<String> hosts)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(
        "insert into tenant_domain (host, tenant_id, is_primary) values (?, ?, ?)")) {
      for (int i = 0; i < hosts.size(); i++) {
        insert.setString(1, hosts.get(i).toLowerCase(Locale.ROOT));
        insert.setObject(2, tenant.value());
        insert.setBoolean(3, i == 0);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private Snapshot current() {
    Snapshot cached = snapshot;
    if (cached != null && cached.readAt().plus(TTL).isAfter(clock.instant())) {
      return cached;
    }
    Snapshot fresh = read();
    snapshot = fresh;
    return fresh;
  }

  private Snapshot read() {
    List<Tenant> tenants = new ArrayList<>();
    Map<TenantId, Tenant> byId = new HashMap<>();
    Map<String, Tenant> byHost = new HashMap<>();
    try (Connection connection = dataSource.getConnection()) {
      try (PreparedStatement query = connection.prepareStatement(
              "select id, code, name, currency, zone, locale, kind, status,"
                  + " clock_offset_seconds from tenant order by created_at, id");
          ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Tenant tenant = tenant(row);
          tenants.add(tenant);
          byId.put(tenant.id(), tenant);
        }
      }
      try (PreparedStatement query =
              connection.prepareStatement("select host, tenant_id from tenant_domain");
          ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Tenant tenant = byId.get(new TenantId(row.getObject(2, UUID.class)));
          if (tenant != null) {
            byHost.put(row.getString(1), tenant);
          }
        }
      }
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the tenants cannot be read", e);
    }
    return new Snapshot(
        List.copyOf(tenants), Map.copyOf(byId), Map.copyOf(byHost), clock.instant());
  }

  private static Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        new TenantId(row.getObject(1, UUID.class)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        ZoneId.of(row.getString(5)),
        Locale.forLanguageTag(row.getString(6)),
        TenantKind.parse(row.getString(7)),
        TenantStatus.parse(row.getString(8)),
        Duration.ofSeconds(row.getLong(9)));
  }
}
