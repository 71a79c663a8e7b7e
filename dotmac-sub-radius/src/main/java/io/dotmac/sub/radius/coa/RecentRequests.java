package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.packet.PacketView;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The newest requests by source and identifier, with their replies, so that a retransmission (RFC
 * 5080, section 2.2.2) is known. A sender uses an identifier again at once for something else, so
 * the authenticator has to be the same as well.
 */
final class RecentRequests {
  private static final int MOST = 4096;

  private record Key(InetSocketAddress source, int identifier) {}

  /** One request and, once there is one, its reply. */
  static final class Entry {
    private final byte[] authenticator;
    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile byte @Nullable [] reply;

    Entry(byte[] authenticator) {
      this.authenticator = authenticator;
    }

    /** True for the first caller, who alone may answer. */
    boolean decide() {
      return decided.compareAndSet(false, true);
    }

    void answered(byte[] octets) {
      reply = octets;
    }

    Optional<byte[]> reply() {
      return Optional.ofNullable(reply);
    }
  }

  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  synchronized Optional<Entry> find(InetSocketAddress source, PacketView packet) {
    return Optional.ofNullable(entries.get(new Key(source, packet.identifier())))
        .filter(entry -> Arrays.equals(entry.authenticator, packet.authenticator()));
  }

  synchronized Entry add(InetSocketAddress source, PacketView packet) {
    Key key = new Key(source, packet.identifier());
    entries.remove(key);
    if (entries.size() >= MOST) {
      entries.remove(entries.keySet().iterator().next());
    }
    Entry entry = new Entry(packet.authenticator());
    entries.put(key, entry);
    return entry;
  }

  synchronized void forget(InetSocketAddress source, PacketView packet) {
    entries.remove(new Key(source, packet.identifier()));
  }
}
