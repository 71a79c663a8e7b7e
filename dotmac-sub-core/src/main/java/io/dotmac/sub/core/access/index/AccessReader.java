package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.LineSpeed;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the facts that decide about logins: all of a tenant, or those a change concerns. */
public final class AccessReader {
  /** How fast a throttled service is whose offer does not say. */
  public static final Setting<Integer> THROTTLE_KBPS =
      Setting.integer(SettingDomain.RADIUS, "throttle_kbps", 512).range(1, 100_000_000);

  private static final int ROWS_AT_ONCE = 5_000;

  private static final Map<ChangeKind, String> OF = Map.of(
      ChangeKind.CREDENTIAL, " and c.id = any (?)",
      ChangeKind.SUBSCRIPTION, " and c.subscription_id = any (?)",
      ChangeKind.OFFER, " and s.offer_id = any (?)",
      ChangeKind.PROFILE, " and coalesce(c.radius_profile_id, op.profile_id) = any (?)");

  private static final String SERVICE = """
      select s.status, o.down_kbps, o.up_kbps, p.down_kbps as profile_down, p.up_kbps as profile_up,
        coalesce(o.throttle_down_kbps, a.throttle_down_kbps) as throttle_down_kbps,
        coalesce(o.throttle_up_kbps, a.throttle_up_kbps) as throttle_up_kbps,
        (select string_agg(l.reason || ' ' || l.effect, ',') from service_lock l
          where l.tenant_id = s.tenant_id and l.subscription_id = s.id
            and l.released_at is null) as locks
      from subscription s
      left join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
      left join usage_allowance a on a.tenant_id = s.tenant_id and a.id = o.usage_allowance_id
      left join offer_radius_profile op on op.tenant_id = s.tenant_id and op.offer_id = s.offer_id
      left join radius_profile p on p.tenant_id = s.tenant_id and p.id = op.profile_id
        and p.is_active
      where s.tenant_id = ? and s.id = ?
      """;

  private static final String CLIENTS = """
      select c.id, c.nas_device_id, c.client_ip, c.shared_secret_sealed, c.previous_secret_sealed,
        c.previous_secret_until, c.require_message_authenticator, coalesce(n.vendor, 'other'),
        coalesce(n.nas_ip, n.ip_address), coalesce(n.coa_port, 3799), c.certificate_name
      from radius_client c
      left join nas_device n on n.tenant_id = c.tenant_id and n.id = c.nas_device_id
      where c.tenant_id = ? and c.is_active and coalesce(n.is_active, true)
      order by c.created_at, c.id
      """;

  /** Gives the facts of every credential of the tenant to {@code sink}, in no order. */
  public void all(Tx tx, Consumer<AccessFacts> sink) {
    Map<UUID, String> locks = tx.jdbc(connection -> FactRows.locks(connection, tx));
    read(tx, FactRows.ALL, null, locks, sink);
  }

  /** The facts of the credentials that a change of {@code refs} concerns. */
  public List<AccessFacts> of(Tx tx, ChangeKind kind, Collection<UUID> refs) {
    String condition = OF.get(kind);
    if (condition == null) {
      throw new IllegalArgumentException("a change of kind " + kind + " concerns no credential");
    }
    List<AccessFacts> found = new ArrayList<>();
    read(tx, FactRows.SOME + condition, refs, Map.of(), found::add);
    return found;
  }

  /** What the network is to do with that service; empty if there is no such service. */
  public Optional<DesiredAccess> ofService(Tx tx, UUID subscription) {
    int kbps = Settings.get(tx, THROTTLE_KBPS);
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(SERVICE)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, subscription);
        ResultSet row = query.executeQuery();
        if (!row.next()) {
          return Optional.empty();
        }
        LineSpeed plan = speed(row, "profile_down", "profile_up");
        LineSpeed slow = speed(row, "throttle_down_kbps", "throttle_up_kbps");
        return Optional.of(access(
            row.getString("status"),
            row.getString("locks"),
            plan == null ? speed(row, "down_kbps", "up_kbps") : plan,
            slow == null ? new LineSpeed(kbps, kbps) : slow));
      }
    });
  }

  /** The NASes that may ask, the first registered first. */
  public List<NasFacts> clients(Tx tx) {
    return tx.jdbc(connection -> {
      List<NasFacts> clients = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(CLIENTS)) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          clients.add(client(row));
        }
      }
      return clients;
    });
  }

  private static NasFacts client(ResultSet row) throws SQLException {
    Timestamp until = row.getTimestamp(6);
    return new NasFacts(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        until == null ? null : until.toInstant(),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getInt(10),
        row.getString(11));
  }

  private static void read(
      Tx tx,
      String sql,
      @Nullable Collection<UUID> refs,
      Map<UUID, String> locks,
      Consumer<AccessFacts> sink) {
    int kbps = Settings.get(tx, THROTTLE_KBPS);
    Duration ahead = Duration.between(tx.now(), tx.systemNow());
    tx.jdbc(connection -> {
      OfferRows offers = new OfferRows(connection, tx.tenant().value(), new LineSpeed(kbps, kbps));
      FactRows rows = new FactRows(offers, locks, tx.zone(), ahead);
      try (PreparedStatement query = query(connection, sql, tx, refs);
          ResultSet row = query.executeQuery()) {
        while (row.next()) {
          sink.accept(rows.read(row));
        }
      }
      return true;
    });
  }

  private static PreparedStatement query(
      Connection connection, String sql, Tx tx, @Nullable Collection<UUID> refs)
      throws SQLException {
    PreparedStatement query = connection.prepareStatement(sql);
    query.setFetchSize(ROWS_AT_ONCE);
    query.setObject(1, tx.tenant().value());
    if (refs != null) {
      query.setArray(2, connection.createArrayOf("uuid", refs.toArray()));
    }
    return query;
  }

  static DesiredAccess access(
      @Nullable String status, @Nullable String locks, @Nullable LineSpeed plan, LineSpeed slow) {
    if (status == null) {
      return DesiredAccess.NO_SERVICE;
    }
    return DesiredAccess.of(
        WireName.parse(SubscriptionStatus.class, status), locks(locks), plan, slow);
  }

  private static List<DesiredAccess.Lock> locks(@Nullable String text) {
    List<DesiredAccess.Lock> locks = new ArrayList<>();
    if (text != null) {
      for (String lock : text.split(",", -1)) {
        int space = lock.indexOf(' ');
        locks.add(new DesiredAccess.Lock(
            WireName.parse(LockReason.class, lock.substring(0, space)),
            WireName.parse(LockEffect.class, lock.substring(space + 1))));
      }
    }
    return locks;
  }

  private static @Nullable LineSpeed speed(ResultSet row, String down, String up)
      throws SQLException {
    return LineSpeed.of(row.getObject(down, Integer.class), row.getObject(up, Integer.class))
        .orElse(null);
  }
}
