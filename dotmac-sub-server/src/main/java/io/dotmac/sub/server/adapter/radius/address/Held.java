package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.IpLeases.Lease;
import io.dotmac.sub.core.network.ip.IpNetwork;
import java.util.UUID;

/** A lease as this node knows it: it is this node's to give back. */
record Held(UUID id, int version, UUID pool, IpNetwork prefix, String text) {
  static Held of(Lease lease) {
    return new Held(
        lease.id(),
        lease.version(),
        lease.key().pool(),
        lease.prefix(),
        lease.prefix().toString());
  }
}
