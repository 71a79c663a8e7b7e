package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;

/** Pools of addresses. */
public final class IpPools {
  /** All of them; staff only. */
  public static final Listing<IpPool> LISTING = Listing.of(IpPool.class)
      .filter("name", "e.terms.name = :name", text -> text)
      .filter(
          "ip_version",
          "e.terms.ipVersion = :ip_version",
          text -> WireName.parse(IpVersion.class, text))
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q or e.terms.cidr like :q")
      .defaultSort("name");

  private final IpBlocks blocks = new IpBlocks();

  /** Makes a pool with its first block. */
  public IpPool create(Tx tx, IpPoolTerms terms) {
    terms.check();
    freeName(tx, terms, null);
    IpPool pool = new IpPool(terms.complete());
    IpBlocks.checkFree(tx, "/cidr", IpNetwork.of(pool.terms().cidr()));
    tx.save(pool);
    tx.session().flush();
    if (pool.terms().isActive()) {
      blocks.add(tx, pool, IpNetwork.of(pool.terms().cidr()), null);
    }
    return pool;
  }

  /** The pool of that id, if the caller may see it. */
  public IpPool require(Tx tx, IpPoolId id) {
    return LISTING.require(tx, id);
  }

  /** Changes what may be edited: all but the addresses themselves, which blocks are for. */
  public IpPool update(Tx tx, IpPoolId id, IpPoolTerms terms) {
    terms.check();
    IpPool pool = require(tx, id);
    IpPoolTerms before = pool.terms();
    IpPoolTerms after = terms.complete();
    new Checks()
        .rule(
            before.cidr().equals(after.cidr()),
            "/cidr",
            "fixed",
            before.cidr() + " stays the first network of the pool; add another one as a block")
        .rule(
            before.unitLength() == after.unitLength(),
            "/prefix_length",
            "fixed",
            "prefixes of /" + before.unitLength() + " stay; make another pool for others")
        .done();
    freeName(tx, after, id);
    pool.change(after);
    tx.session().flush();
    if (before.isActive() && !after.isActive()) {
      IpBlocks.switchOff(tx, id);
    } else if (!before.isActive() && after.isActive()) {
      blocks.switchOn(tx, pool);
    }
    return pool;
  }

  /** Logins are given nothing of it any more; who has something of it keeps it to the end. */
  public IpPool deactivate(Tx tx, IpPoolId id) {
    IpPoolTerms terms = require(tx, id).terms();
    return update(
        tx,
        id,
        new IpPoolTerms(
            terms.name(),
            terms.ipVersion(),
            terms.cidr(),
            terms.prefixLength(),
            terms.gateway(),
            terms.dnsPrimary(),
            terms.dnsSecondary(),
            terms.notes(),
            false));
  }

  /** The next address or prefix of it that nobody holds. */
  public Optional<IpNetwork> nextFree(Tx tx, IpPoolId id) {
    IpPoolTerms terms = require(tx, id).terms();
    List<IpNetwork> networks = IpBlocks.active(tx, id);
    String gateway = terms.gateway();
    FreeUnits free = new FreeUnits(
        networks, terms.unitLength(), gateway == null ? null : IpNetwork.of(gateway), 0, 1);
    IpHoldings.within(tx, networks).forEach(free::hold);
    return free.take();
  }

  private static void freeName(
      Tx tx, IpPoolTerms terms, @org.jspecify.annotations.Nullable IpPoolId own) {
    boolean taken = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement("select 1 from ip_pool"
          + " where tenant_id = ? and name = ? and is_active and id is distinct from ?::uuid")) {
        query.setObject(1, tx.tenant().value());
        query.setString(2, terms.name());
        query.setObject(3, own == null ? null : own.value());
        try (ResultSet row = query.executeQuery()) {
          return row.next();
        }
      }
    });
    if (taken && terms.isActive()) {
      throw Problem.invalid("/name", "taken", "another pool has the name '" + terms.name() + "'");
    }
  }
}
