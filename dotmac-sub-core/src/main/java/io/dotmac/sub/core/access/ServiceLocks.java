package io.dotmac.sub.core.access;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberEvent;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Array;
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
import java.util.function.Function;
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
        select s.tenant_id, wanted.id, s.id, ?, wanted.effect, wanted.owner, wanted.note, ?, ?
        from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[])
          as wanted (id, subscription_id, effect, owner, note)
        join subscription s on s.tenant_id = ? and s.id = wanted.subscription_id
        order by s.id
        on conflict (tenant_id, subscription_id, reason) where released_at is null
        do update set effect = excluded.effect, updated_at = now(), version = held.version + 1
          where array_position(array['throttle', 'suspend', 'reject'], held.effect)
            < array_position(array['throttle', 'suspend', 'reject'], excluded.effect)
        returning held.subscription_id, held.effect, held.owner)
      select placed.subscription_id, s.subscriber_id, placed.effect, placed.owner,
        placed.effect = 'throttle' and not exists (select from service_lock other
          where other.tenant_id = s.tenant_id and other.subscription_id = s.id
            and other.released_at is null and other.effect <> 'throttle') as slows
      from placed join subscription s on s.tenant_id = ? and s.id = placed.subscription_id
      """;

  private static final String RELEASE = """
      with released as (
        update service_lock set released_at = ?, released_by = ?, updated_at = now(),
          version = version + 1
        where tenant_id = ? and subscription_id = any (?) and reason = ? and released_at is null
          and (?::text[] is null or owner = any(?))
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
    return lockEach(
        tx,
        new TreeSet<>(subscriptions)
            .stream().map(each -> new Placement(each, effect, owner, note)).toList(),
        reason);
  }

  /**
   * A lock that is wanted on a service.
   *
   * @param owner what places it and may lift it
   */
  public record Placement(
      UUID subscription,
      LockEffect effect,
      String owner,
      @Nullable String note) {}

  /**
   * As {@link #lockAll}, each service by its own effect, owner and note; a service comes once.
   *
   * @return the services that were not yet locked this strictly for this reason
   */
  public Set<UUID> lockEach(Tx tx, Collection<Placement> wanted, LockReason reason) {
    if (wanted.isEmpty()) {
      return Set.of();
    }
    Set<UUID> changed = new TreeSet<>();
    List<DomainEvent> events = tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(LOCK)) {
        insert.setString(1, WireName.of(reason));
        insert.setTimestamp(2, Timestamp.from(tx.now()));
        insert.setString(3, tx.actor().name());
        array(insert, 4, "uuid", wanted, each -> Ids.next());
        array(insert, 5, "uuid", wanted, Placement::subscription);
        array(insert, 6, "text", wanted, each -> WireName.of(each.effect()));
        array(insert, 7, "text", wanted, Placement::owner);
        array(insert, 8, "text", wanted, Placement::note);
        insert.setObject(9, tx.tenant().value());
        insert.setObject(10, tx.tenant().value());
        List<DomainEvent> placed = new ArrayList<>();
        try (ResultSet row = insert.executeQuery()) {
          while (row.next()) {
            changed.add(row.getObject(1, UUID.class));
            placed.add(new AccessEvent.LockPlaced(
                row.getObject(2, UUID.class),
                row.getObject(1, UUID.class),
                reason,
                WireName.parse(LockEffect.class, row.getString(3)),
                row.getString(4)));
            if (row.getBoolean(5)) {
              placed.add(slowed(row, reason));
            }
          }
        }
        return placed;
      }
    });
    tx.publishAll(events);
    return changed;
  }

  private static SubscriberEvent slowed(ResultSet row, LockReason reason) throws SQLException {
    return new SubscriberEvent.SubscriberThrottled(
        new SubscriberId(row.getObject(2, UUID.class)),
        row.getObject(1, UUID.class),
        WireName.of(reason));
  }

  private static void array(
      PreparedStatement insert,
      int index,
      String type,
      Collection<Placement> wanted,
      Function<Placement, @Nullable Object> value)
      throws SQLException {
    Object[] values = new Object[wanted.size()];
    int i = 0;
    for (Placement each : wanted) {
      values[i++] = value.apply(each);
    }
    insert.setArray(index, insert.getConnection().createArrayOf(type, values));
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
    return release(tx, subscriptions, reason, List.of(owner));
  }

  /** As {@link #releaseOwned(Tx, Collection, LockReason, String)}, for several owners at once. */
  public Set<UUID> releaseOwned(
      Tx tx, Collection<UUID> subscriptions, LockReason reason, Collection<String> owners) {
    return release(tx, subscriptions, reason, owners);
  }

  private Set<UUID> release(
      Tx tx,
      Collection<UUID> subscriptions,
      LockReason reason,
      @Nullable Collection<String> owners) {
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
        Array named = owners == null ? null : connection.createArrayOf("text", owners.toArray());
        update.setArray(6, named);
        update.setArray(7, named);
        update.setObject(8, tx.tenant().value());
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
