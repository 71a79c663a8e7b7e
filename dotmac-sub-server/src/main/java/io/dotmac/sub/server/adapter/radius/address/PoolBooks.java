package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.FreeUnits;
import io.dotmac.sub.core.network.ip.IpFacts.Pool;
import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.network.ip.IpNetwork;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is free of each pool, as far as this node knows. Used by one thread. */
final class PoolBooks {
  /** How often what is free is read again where nothing seems to be. */
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final Map<UUID, Book> books = new HashMap<>();
  private int node;
  private int nodes = 1;

  private record Book(Pool pool, FreeUnits free, Instant readAt) {}

  /** This is node number {@code newNode} of {@code newNodes} from now on. */
  void place(int newNode, int newNodes) {
    if (newNode != node || newNodes != nodes) {
      node = newNode;
      nodes = newNodes;
      books.clear();
    }
  }

  /** What is held is read again before something is taken. */
  void forget() {
    books.clear();
  }

  /** Something of the pool that nobody holds, as far as is known; it counts as held from now on. */
  Optional<IpNetwork> take(Tx tx, Pool pool) {
    Book book = books.get(pool.id());
    if (book == null || !book.pool().equals(pool)) {
      book = read(tx, pool);
    }
    return book.free().take();
  }

  /** Reads again what is held of the pool; false if that was done a moment ago. */
  boolean refresh(Tx tx, Pool pool) {
    Book book = books.get(pool.id());
    if (book != null && book.readAt().plus(AGAIN).isAfter(tx.systemNow())) {
      return false;
    }
    read(tx, pool);
    return true;
  }

  private Book read(Tx tx, Pool pool) {
    FreeUnits free = new FreeUnits(pool.blocks(), pool.unitLength(), pool.gateway(), node, nodes);
    IpHoldings.within(tx, pool.blocks()).forEach(free::hold);
    Book book = new Book(pool, free, tx.systemNow());
    books.put(pool.id(), book);
    return book;
  }
}
