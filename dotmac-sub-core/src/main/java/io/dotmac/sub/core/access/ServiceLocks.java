package io.dotmac.sub.core.access;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The locks of services: places and lifts them, for one service or for many in one statement. In
 * the same transaction the change is announced to the RADIUS index and to the enforcement.
 */
public final class ServiceLocks {
  /** Every lock, open ones and released ones. */
  public static final Listing<ServiceLock> LISTING = Listing.of(ServiceLock.class)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("reason", "e.reason = :reason", text -> WireName.parse(LockReason.class, text))
      .filter("effect", "e.effect = :effect", text -> WireName.parse(LockEffect.class, text))
      .filter("owner", "e.owner = :owner", text -> text)
      .filter(
          "is_open",
          "case when e.releasedAt is null then true else false end = :is_open",
          Parsers::flag)
      .sort("placed_at", "e.placedAt")
      .own("e.subscription.value in (select s.id.value from Subscription s"
          + " where s.subscriber.value = :own)");

  private static final String LOCK = """
      with placed as (
        insert into service_lock as held (tenant_id, id, subscription_id, reason, effect, owner,
          note, placed_at, placed_by)
        select s.tenant_id, wanted.id, s.id, ?, ?, ?, ?, ?, ?
        from unnest(?::uuid[], ?::uuid[]) as wanted (id, subscription_id)
        join subscription s on s.tenant_id = ? and s.id = wanted.subscription_id
        order by s.id
        on conflict (tenant_id, subscription_id, reason) where released_at is null
        do update set effect = excluded.effect, updated_at = now(), version = held.version + 1
          where array_position(array['throttle', 'suspend', 'reject'], held.effect)
            < array_position(array['throttle', 'suspend', 'reject'], excluded.effect)
        returning held.subscription_id)
      select placed.subscription_id, s.subscriber_id
      from placed join subscription s on s.tenant_id = ? and s.id = placed.subscription_id
      """;

  private static final String RELEASE = """
      with released as (
        update service_lock set released_at = ?, released_by = ?, updated_at = now(),
          version = version + 1
        where tenant_id = ? and subscription_id = any (?) and reason = ? and released_at is null
          and owner = coalesce(?, owner)
        returning subscription_id)
      select released.subscription_id, s.subscriber_id
      from released join subscription s on s.tenant_id = ? and s.id = released.subscription_id
      """;

  private record Service(UUID subscription, UUID subscriber) {}

  /**
   * Locks one service. An open lock of the same reason keeps its owner and can only become
   * stricter.
   *
   * @param owner what places it and may lift it, such as {@code staff}
   * @return whether anything changed
   */
  public boolean lock(
      Tx tx,
      UUID subscription,
      LockReason reason,
      LockEffect effect,
      String owner,
      @Nullable String note) {
    requireService(tx, subscription);
    return !lockAll(tx, List.of(subscription), reason, effect, owner, note).isEmpty();
  }

  /** Locks one service; see {@link #lock(Tx, UUID, LockReason, LockEffect, String, String)}. */
  public boolean lock(
      Tx tx,
      SubscriptionId subscription,
      LockReason reason,
      LockEffect effect,
      String owner,
      @Nullable String note) {
    return lock(tx, subscription.value(), reason, effect, owner, note);
  }

  /**
   * Locks many services in one statement; ids that name no service are passed over.
   *
   * @return the services that were not yet locked this strictly for this reason
   */
  public Set<UUID> lockAll(
      Tx tx,
      Collection<UUID> subscriptions,
      LockReason reason,
      LockEffect effect,
      String owner,
      @Nullable String note) {
    Set<UUID> wanted = new TreeSet<>(subscriptions);
    if (wanted.isEmpty()) {
      return Set.of();
    }
    List<Service> changed = tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(LOCK)) {
        insert.setString(1, WireName.of(reason));
        insert.setString(2, WireName.of(effect));
        insert.setString(3, owner);
        insert.setString(4, note);
        insert.setTimestamp(5, Timestamp.from(tx.now()));
        insert.setString(6, tx.actor().name());
        Object[] ids = wanted.stream().map(each -> Ids.next()).toArray();
        insert.setArray(7, connection.createArrayOf("uuid", ids));
        insert.setArray(8, connection.createArrayOf("uuid", wanted.toArray()));
        insert.setObject(9, tx.tenant().value());
        insert.setObject(10, tx.tenant().value());
        return services(insert);
      }
    });
    for (Service service : changed) {
      tx.publish(new AccessEvent.LockPlaced(
          service.subscriber(), service.subscription(), reason, effect, owner));
    }
    return subscriptionsOf(changed);
  }

  /**
   * Lifts the lock of that reason from one service and no other lock.
   *
   * @return whether there was one
   */
  public boolean release(Tx tx, UUID subscription, LockReason reason) {
    requireService(tx, subscription);
    return !releaseAll(tx, List.of(subscription), reason).isEmpty();
  }

  /** Lifts one lock; see {@link #release(Tx, UUID, LockReason)}. */
  public boolean release(Tx tx, SubscriptionId subscription, LockReason reason) {
    return release(tx, subscription.value(), reason);
  }

  /** Lifts the locks of that reason, whoever placed them; gives the services that had one. */
  public Set<UUID> releaseAll(Tx tx, Collection<UUID> subscriptions, LockReason reason) {
    return release(tx, subscriptions, reason, null);
  }

  /** Lifts the locks of that reason that {@code owner} placed; gives the services that had one. */
  public Set<UUID> releaseOwned(
      Tx tx, Collection<UUID> subscriptions, LockReason reason, String owner) {
    return release(tx, subscriptions, reason, owner);
  }

  private Set<UUID> release(
      Tx tx, Collection<UUID> subscriptions, LockReason reason, @Nullable String owner) {
    if (subscriptions.isEmpty()) {
      return Set.of();
    }
    List<Service> changed = tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(RELEASE)) {
        update.setTimestamp(1, Timestamp.from(tx.now()));
        update.setString(2, tx.actor().name());
        update.setObject(3, tx.tenant().value());
        update.setArray(4, connection.createArrayOf("uuid", subscriptions.toArray()));
        update.setString(5, WireName.of(reason));
        update.setString(6, owner);
        update.setObject(7, tx.tenant().value());
        return services(update);
      }
    });
    for (Service service : changed) {
      tx.publish(
          new AccessEvent.LockReleased(service.subscriber(), service.subscription(), reason));
    }
    return subscriptionsOf(changed);
  }

  /** The open locks of one service, the oldest first. */
  public List<ServiceLock> open(Tx tx, UUID subscription) {
    return tx.session()
        .createSelectionQuery(
            "from ServiceLock e where e.subscription.value = :subscription"
                + " and e.releasedAt is null order by e.placedAt, e.id.value",
            ServiceLock.class)
        .setParameter("subscription", subscription)
        .getResultList();
  }

  private static void requireService(Tx tx, UUID subscription) {
    boolean known = tx.jdbc(connection -> exists(connection, tx, subscription));
    if (!known) {
      throw Problem.notFound("subscription", subscription);
    }
  }

  private static boolean exists(Connection connection, Tx tx, UUID subscription)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from subscription where tenant_id = ? and id = ?")) {
      query.setObject(1, tx.tenant().value());
      query.setObject(2, subscription);
      return query.executeQuery().next();
    }
  }

  private static List<Service> services(PreparedStatement statement) throws SQLException {
    List<Service> services = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        services.add(new Service(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
      }
    }
    return services;
  }

  private static Set<UUID> subscriptionsOf(List<Service> services) {
    Set<UUID> ids = new TreeSet<>();
    services.forEach(service -> ids.add(service.subscription()));
    return ids;
  }
}
