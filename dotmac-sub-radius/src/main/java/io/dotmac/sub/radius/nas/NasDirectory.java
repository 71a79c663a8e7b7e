package io.dotmac.sub.radius.nas;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;

/**
 * Knows the NAS by the address a packet comes from. It is asked for every packet, by all readers at
 * once, so it answers from memory. For a set of clients that changes, keep the newest {@link #of}
 * in an atomic reference and ask that.
 */
@FunctionalInterface
public interface NasDirectory {
  /** The client at this address, the one with the longest prefix if several networks contain it. */
  Optional<NasClient> find(InetAddress source);

  /**
   * A fixed set of clients.
   *
   * @throws IllegalArgumentException if two have the same network or the same id
   */
  static NasDirectory of(Collection<NasClient> clients) {
    return new NasTable(clients);
  }
}
