package io.dotmac.sub.radius.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/** One socket with its 256 identifiers. Only the sender's thread uses it. */
final class SourcePort {
  private static final int IDENTIFIERS = 256;

  final DatagramChannel channel;
  private final @Nullable Pending[] pending = new Pending[IDENTIFIERS];
  private int next;
  private int used;

  SourcePort(Selector selector, InetSocketAddress bind) throws IOException {
    channel = DatagramChannel.open();
    try {
      channel.configureBlocking(false);
      channel.bind(bind);
      channel.register(selector, SelectionKey.OP_READ, this);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  boolean isFull() {
    return used == IDENTIFIERS;
  }

  /** Gives {@code request} the identifier that has been free for longest. */
  void occupy(Pending request) {
    while (pending[next] != null) {
      next = (next + 1) % IDENTIFIERS;
    }
    pending[next] = request;
    request.port = this;
    request.identifier = next;
    next = (next + 1) % IDENTIFIERS;
    used++;
  }

  void release(Pending request) {
    if (pending[request.identifier] == request) {
      pending[request.identifier] = null;
      used--;
    }
  }

  @Nullable
  Pending at(int identifier) {
    return pending[identifier];
  }
}
