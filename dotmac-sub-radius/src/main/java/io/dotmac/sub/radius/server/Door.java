package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketView;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes packets that came by another way than UDP, of all kinds the server serves. Nothing is
 * retransmitted there, so nothing is remembered.
 */
final class Door {
  private final ServerState server;
  private final Reader.@Nullable Service access;
  private final Reader.@Nullable Service accounting;

  Door(ServerState server, Reader.@Nullable Service access, Reader.@Nullable Service accounting) {
    this.server = server;
    this.access = access;
    this.accounting = accounting;
  }

  void take(NasClient nas, InetSocketAddress source, PacketView packet, Exchange.Path path) {
    ClientState client = server.state(nas);
    if (server.isClosing() || !client.mayArrive(System.nanoTime())) {
      client.drop(server.isClosing() ? DropReason.CLOSING : DropReason.RATE_LIMITED);
      return;
    }
    Exchange exchange = new Exchange(path, source, nas, client, packet);
    try {
      if (packet.is(PacketCode.STATUS_SERVER)) {
        Reader.answerStatus(exchange, PacketCode.ACCESS_ACCEPT);
        return;
      }
      Optional<Reader.Service> service = Stream.of(access, accounting)
          .flatMap(Stream::ofNullable)
          .filter(each -> packet.is(each.code()))
          .findFirst();
      if (service.isEmpty()) {
        client.drop(DropReason.UNEXPECTED_CODE);
      } else {
        service.get().take(exchange);
      }
    } catch (RuntimeException | StackOverflowError e) {
      client.drop(DropReason.INTERNAL_ERROR);
      server.log().warn("internal", "a packet could not be handled", e);
    }
  }
}
