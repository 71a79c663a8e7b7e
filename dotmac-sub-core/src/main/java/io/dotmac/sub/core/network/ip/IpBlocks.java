package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The networks that pools hand out. */
public final class IpBlocks {
  /** All of them; staff only. */
  public static final Listing<IpBlock> LISTING = Listing.of(IpBlock.class)
      .filter("pool_id", "e.pool.value = :pool_id", Id::parse)
      .filter("cidr", "e.cidr = :cidr", text -> text)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("cidr", "e.cidr")
      .sort("created_at", "e.createdAt")
      .search("e.cidr like :q")
      .defaultSort("created_at");

  /** Lets a pool hand out one more network. */
  public IpBlock create(Tx tx, IpPoolId poolId, String cidr, @Nullable String notes) {
    Checks checks = new Checks();
    IpPool pool = tx.find(IpPool.class, poolId).orElse(null);
    checks
        .rule(pool != null, "/pool_id", "unknown", "no pool of the id " + poolId + " exists")
        .rule(
            pool == null || pool.terms().isActive(),
            "/pool_id",
            "inactive",
            "the pool is not in use")
        .text("/notes", notes, 10_000);
    IpNetwork network = IpPoolTerms.network(checks, "/cidr", cidr).orElse(null);
    if (pool != null && network != null) {
      IpPoolTerms terms = pool.terms();
      checks.rule(
          network.version() == terms.version() && network.length() <= terms.unitLength(),
          "/cidr",
          "mismatch",
          "a network of " + terms.version().toString().replace("IPV", "IPv")
              + " that holds a /" + terms.unitLength() + " was expected and " + network
              + " found");
    }
    checks.done();
    if (pool == null || network == null) {
      throw new IllegalStateException("an input that was found right is not complete");
    }
    checkFree(tx, "/cidr", network);
    return add(tx, pool, network, notes);
  }

  /** The block of that id, if the caller may see it. */
  public IpBlock require(Tx tx, IpBlockId id) {
    return LISTING.require(tx, id);
  }

  /** Takes a block out of use or into use again, and changes the note. */
  public IpBlock update(Tx tx, IpBlockId id, boolean isActive, @Nullable String notes) {
    IpBlock block = require(tx, id);
    new Checks()
        .text("/notes", notes, 10_000)
        .rule(
            !isActive || tx.require(IpPool.class, block.pool()).terms().isActive(),
            "/is_active",
            "inactive",
            "the pool of the block is not in use")
        .done();
    if (isActive && !block.isActive()) {
      checkFree(tx, "/cidr", block.network());
    }
    block.change(isActive, notes);
    return block;
  }

  /** Adds a network that is known to be free; who holds something of it is of the pool from now. */
  IpBlock add(Tx tx, IpPool pool, IpNetwork network, @Nullable String notes) {
    IpBlock block = new IpBlock(pool.id(), network, notes);
    tx.save(block);
    tx.jdbc(connection -> {
      try (PreparedStatement adopt = connection.prepareStatement("update ip_holding"
          + " set pool_id = ?, updated_at = now() where tenant_id = ? and kind <> 'leased'"
          + " and prefix::inet <<= ?::inet")) {
        adopt.setObject(1, pool.id().value());
        adopt.setObject(2, tx.tenant().value());
        adopt.setString(3, block.cidr());
        return adopt.executeUpdate();
      }
    });
    return block;
  }

  /** The networks of a pool that logins are given something of, the oldest first. */
  public static List<IpNetwork> active(Tx tx, IpPoolId pool) {
    return tx
        .session()
        .createSelectionQuery(
            "from IpBlock e where e.pool.value = :pool and e.active"
                + " order by e.createdAt, e.id.value",
            IpBlock.class)
        .setParameter("pool", pool.value())
        .getResultList()
        .stream()
        .map(IpBlock::network)
        .toList();
  }

  static void switchOff(Tx tx, IpPoolId pool) {
    of(tx, pool).forEach(block -> block.change(false, block.notes().orElse(null)));
  }

  /** The first block is in use again. */
  void switchOn(Tx tx, IpPool pool) {
    IpNetwork first = IpNetwork.of(pool.terms().cidr());
    checkFree(tx, "/cidr", first);
    IpBlock known = of(tx, pool.id()).stream()
        .filter(block -> block.network().equals(first))
        .findFirst()
        .orElse(null);
    if (known == null) {
      add(tx, pool, first, null);
    } else {
      known.change(true, known.notes().orElse(null));
    }
  }

  private static List<IpBlock> of(Tx tx, IpPoolId pool) {
    return tx.session()
        .createSelectionQuery(
            "from IpBlock e where e.pool.value = :pool order by e.createdAt, e.id.value",
            IpBlock.class)
        .setParameter("pool", pool.value())
        .getResultList();
  }

  /** Refuses a network that another block overlaps, and names that. */
  static void checkFree(Tx tx, String pointer, IpNetwork network) {
    List<String> overlapping = tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement("select b.cidr, p.name"
          + " from ip_block b join ip_pool p on p.tenant_id = b.tenant_id and p.id = b.pool_id"
          + " where b.tenant_id = ? and b.is_active and b.cidr::inet && ?::inet limit 1")) {
        query.setObject(1, tx.tenant().value());
        query.setString(2, network.toString());
        List<String> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(row.getString(1) + " of the pool '" + row.getString(2) + "'");
          }
        }
        return found;
      }
    });
    if (!overlapping.isEmpty()) {
      throw Problem.invalid(pointer, "overlap", network + " overlaps " + overlapping.get(0));
    }
  }
}
