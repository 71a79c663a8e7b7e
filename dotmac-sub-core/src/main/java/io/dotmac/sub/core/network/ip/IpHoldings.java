package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who holds addresses, and what staff reserves and assigns. What logins take: {@link IpLeases}. */
public final class IpHoldings {
  private static final String RESERVED = "(case when e.kind ="
      + " io.dotmac.sub.core.network.ip.HoldingKind.RESERVED then true else false end)";

  /** All that are held, in the order of the addresses; staff only. */
  public static final Listing<IpHolding> LISTING = Listing.of(IpHolding.class)
      .filter("pool_id", "e.pool.value = :pool_id", Id::parse)
      .filter("kind", "e.kind = :kind", text -> WireName.parse(HoldingKind.class, text))
      .filter(
          "ip_version", "e.ipVersion = :ip_version", text -> WireName.parse(IpVersion.class, text))
      .filter("is_reserved", RESERVED + " = :is_reserved", Parsers::flag)
      .filter("address", "e.prefix = :address", IpHoldings::written)
      .filter("subscriber_id", "e.subscriber.value = :subscriber_id", Id::parse)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("access_credential_id", "e.credential = :access_credential_id", Id::parse)
      .sort("address", "e.sortKey")
      .sort("created_at", "e.createdAt")
      .sort("used_at", "e.usedAt")
      .search("e.prefix like :q or lower(e.notes) like :q")
      .defaultSort("address");

  /** Those of services. */
  public static final Listing<IpHolding> ASSIGNMENTS = LISTING.only("kind", "assigned");

  /** Those of IPv4. */
  public static final Listing<IpHolding> IPV4 = LISTING.only("ip_version", "ipv4");

  /** Those of IPv6. */
  public static final Listing<IpHolding> IPV6 = LISTING.only("ip_version", "ipv6");

  private static final String OVERLAPPING = """
      select h.id, h.kind, h.prefix, coalesce(h.notes, ''), coalesce(s.subscription_number, ''),
        coalesce(c.username, ''),
        h.kind = 'leased' and h.released_at < ? and not exists (select 1 from radius_session_open r
          where r.tenant_id = h.tenant_id and r.subscription_id = h.subscription_id
            and r.access_credential_id = h.access_credential_id)
      from ip_holding h
      left join subscription s on s.tenant_id = h.tenant_id and s.id = h.subscription_id
      left join access_credential c
        on c.tenant_id = h.tenant_id and c.id = h.access_credential_id
      where h.tenant_id = ? and h.prefix::inet && ?::inet
        and (?::uuid is null or h.kind <> 'assigned'
          or h.access_credential_id is distinct from ?::uuid)
      order by h.sort_key limit 100
      """;

  private record Overlapping(UUID id, boolean idle, String words) {}

  /** The holding of that id, if the caller may see it. */
  public IpHolding require(Tx tx, IpHoldingId id) {
    return LISTING.require(tx, id);
  }

  /** Keeps an address, or a network of them, from everybody who logs in. */
  public IpHolding reserve(Tx tx, String address, @Nullable String notes) {
    Checks checks = new Checks();
    checks.text("/notes", notes, 10_000);
    IpNetwork network = network(checks, "/address", address).orElse(null);
    checks.done();
    if (network == null) {
      throw new IllegalStateException("an input that was found right is not complete");
    }
    makeWay(tx, checks, "/address", network, null);
    checks.done();
    IpHolding holding = IpHolding.reserved(network, poolOf(tx, network).orElse(null), notes);
    tx.save(holding);
    return holding;
  }

  /**
   * Gives a service an address or prefix for good.
   *
   * @param address null: the next one that is free in the pool
   * @param poolId null: whatever pool the address lies in, or none
   */
  public IpHolding assign(
      Tx tx,
      SubscriptionId subscriptionId,
      @Nullable String address,
      @Nullable IpPoolId poolId,
      @Nullable String notes) {
    Checks checks = new Checks();
    Subscription service = tx.find(Subscription.class, subscriptionId).orElse(null);
    checks
        .text("/notes", notes, 10_000)
        .rule(
            service != null,
            "/subscription_id",
            "unknown",
            "no subscription of the id " + subscriptionId + " exists")
        .rule(
            poolId == null || tx.find(IpPool.class, poolId).isPresent(),
            "/pool_id",
            "unknown",
            "no pool of the id " + poolId + " exists")
        .rule(
            address != null || poolId != null,
            "/address",
            "required",
            "an address, or the pool to take the next one from, was expected and none found");
    IpNetwork asked =
        address == null ? null : network(checks, "/address", address).orElse(null);
    checks.done();
    IpNetwork network = asked == null && poolId != null ? next(tx, poolId) : asked;
    if (network == null || service == null) {
      throw new IllegalStateException("an input that was found right is not complete");
    }
    makeWay(tx, checks, "/address", network, null);
    IpPoolId pool = poolOf(tx, network).orElse(null);
    checks
        .rule(
            poolId == null || poolId.equals(pool),
            "/address",
            "outside",
            network + " lies in no block of the pool")
        .done();
    IpHolding holding =
        IpHolding.assigned(network, pool, service.subscriber(), subscriptionId, notes);
    tx.save(holding);
    return holding;
  }

  /** Changes the note. */
  public IpHolding note(Tx tx, IpHoldingId id, @Nullable String notes) {
    new Checks().text("/notes", notes, 10_000).done();
    IpHolding holding = require(tx, id);
    holding.note(notes);
    return holding;
  }

  /** Nobody holds it any more. What a login was given goes when it is over. */
  public void free(Tx tx, IpHoldingId id) {
    IpHolding holding = require(tx, id);
    if (holding.kind() == HoldingKind.LEASED) {
      throw Problem.conflict(
          "leased",
          holding.network() + " was given to a login; it is free when somebody else needs it");
    }
    if (holding.credential().isPresent()) {
      throw Problem.conflict(
          "of_credential", holding.network() + " is written in a credential; change that");
    }
    tx.session().remove(holding);
  }

  /**
   * Frees what was assigned to a service, but not what is written in its credentials; gives how
   * many addresses and prefixes that were.
   */
  public static int release(Tx tx, SubscriptionId service) {
    List<IpHolding> assigned = tx.session()
        .createSelectionQuery(
            "from IpHolding e where e.subscription.value = :service and e.kind = :kind"
                + " and e.credential is null",
            IpHolding.class)
        .setParameter("service", service.value())
        .setParameter("kind", HoldingKind.ASSIGNED)
        .getResultList();
    assigned.forEach(tx.session()::remove);
    return assigned.size();
  }

  /**
   * Records a wrong field if somebody holds any of {@code network}; leases that nobody uses give
   * way.
   *
   * @param credential whose own addresses do not count; null: nobody's
   */
  public static void makeWay(
      Tx tx, Checks checks, String pointer, IpNetwork network, @Nullable UUID credential) {
    List<Overlapping> found = overlapping(tx, network, credential);
    Optional<Overlapping> taken = found.stream().filter(each -> !each.idle()).findFirst();
    checks.rule(taken.isEmpty(), pointer, "taken", taken.map(Overlapping::words).orElse(""));
    if (taken.isEmpty() && !found.isEmpty()) {
      Object[] ids = found.stream().map(Overlapping::id).toArray();
      tx.jdbc(connection -> {
        try (PreparedStatement delete = connection.prepareStatement(
            "delete from ip_holding where tenant_id = ? and id = any (?) and kind = 'leased'")) {
          delete.setObject(1, tx.tenant().value());
          delete.setArray(2, connection.createArrayOf("uuid", ids));
          return delete.executeUpdate();
        }
      });
    }
  }

  private static List<Overlapping> overlapping(
      Tx tx, IpNetwork network, @Nullable UUID credential) {
    return tx.jdbc(connection -> {
      List<Overlapping> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(OVERLAPPING)) {
        query.setTimestamp(1, Timestamp.from(tx.systemNow().minus(IpLeases.QUIET)));
        query.setObject(2, tx.tenant().value());
        query.setString(3, network.toString());
        query.setObject(4, credential);
        query.setObject(5, credential);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(new Overlapping(row.getObject(1, UUID.class), row.getBoolean(7), words(row)));
          }
        }
      }
      return found;
    });
  }

  private static String words(ResultSet row) throws SQLException {
    String note = row.getString(4).isEmpty() ? "" : " (" + row.getString(4) + ")";
    String login = row.getString(6).isEmpty() ? "" : " (login " + row.getString(6) + ")";
    switch (row.getString(2)) {
      case "reserved":
        return row.getString(3) + " is reserved" + note;
      case "assigned":
        return row.getString(3) + " is assigned to the service " + row.getString(5) + login;
      default:
        return row.getString(3) + " is used by the service " + row.getString(5) + login;
    }
  }

  /** What is held of these networks. */
  public static List<IpNetwork> within(Tx tx, List<IpNetwork> networks) {
    Object[] texts = networks.stream().map(IpNetwork::toString).toArray();
    return tx.jdbc(connection -> {
      List<IpNetwork> held = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement("select h.prefix"
          + " from unnest(?::text[]) as w (cidr) join ip_holding h on h.tenant_id = ?"
          + " and h.prefix::inet && w.cidr::inet")) {
        query.setFetchSize(10_000);
        query.setArray(1, connection.createArrayOf("text", texts));
        query.setObject(2, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            held.add(IpNetwork.of(row.getString(1)));
          }
        }
      }
      return held;
    });
  }

  private static IpNetwork next(Tx tx, IpPoolId pool) {
    return new IpPools()
        .nextFree(tx, pool)
        .orElseThrow(() ->
            Problem.invalid("/pool_id", "full", "nothing of the pool is free; add a block to it"));
  }

  private static Optional<IpPoolId> poolOf(Tx tx, IpNetwork network) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement("select pool_id from ip_block"
          + " where tenant_id = ? and is_active and cidr::inet >>= ?::inet limit 1")) {
        query.setObject(1, tx.tenant().value());
        query.setString(2, network.toString());
        try (ResultSet row = query.executeQuery()) {
          return row.next()
              ? Optional.of(new IpPoolId(row.getObject(1, UUID.class)))
              : Optional.empty();
        }
      }
    });
  }

  private static Optional<IpNetwork> network(Checks checks, String pointer, String text) {
    Optional<IpNetwork> network = IpNetwork.parse(text);
    checks.rule(
        network.isPresent(),
        pointer,
        "address",
        "an address such as 192.0.2.7 or a prefix such as 2001:db8:100::/56 was expected and '"
            + text + "' found");
    network.ifPresent(found -> checks.rule(
        found.isNetwork(),
        pointer,
        "network",
        "the network " + found.network() + " was expected and '" + text
            + "' found, an address in it"));
    return network;
  }

  /** An address in the one form that is stored. */
  private static String written(String text) {
    return IpNetwork.parse(text)
        .map(IpNetwork::toString)
        .orElseThrow(() -> new IllegalArgumentException("an address expected"));
  }
}
