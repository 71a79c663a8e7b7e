package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DuplicateCacheTest {
  private static final long MEMORY = 5_000_000_000L;
  private static final long PENDING = 30_000_000_000L;

  private DatagramChannel channel;
  private DatagramChannel receiver;

  @BeforeEach
  void open() throws IOException {
    channel = DatagramChannel.open().bind(new InetSocketAddress(RawNas.LOOPBACK, 0));
    receiver = DatagramChannel.open().bind(new InetSocketAddress(RawNas.LOOPBACK, 0));
  }

  @AfterEach
  void close() throws IOException {
    channel.close();
    receiver.close();
  }

  @Test
  void findsByAddressPortAndIdentifierAlone() {
    DuplicateCache cache = new DuplicateCache(100, MEMORY);
    Exchange exchange = exchange(1000, 7);
    cache.put(exchange, System.nanoTime());

    assertThat(find(cache, 1000, 7)).isSameAs(exchange);
    assertThat(find(cache, 1001, 7)).isNull();
    assertThat(find(cache, 1000, 8)).isNull();
  }

  @Test
  void theNewestRequestWithAnIdentifierReplacesTheOlder() {
    DuplicateCache cache = new DuplicateCache(100, MEMORY);
    cache.put(exchange(1000, 7), System.nanoTime());
    Exchange newer = exchange(1000, 7);

    cache.put(newer, System.nanoTime());

    assertThat(find(cache, 1000, 7)).isSameAs(newer);
    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  void forgetsAnswersAfterTheirTimeAndPendingRequestsLater() {
    DuplicateCache cache = new DuplicateCache(100, MEMORY);
    Exchange answered = exchange(1000, 1);
    Exchange pending = exchange(1000, 2);
    long now = System.nanoTime();
    cache.put(answered, now);
    cache.put(pending, now);
    answered.answer();
    long at = answered.answeredNanos();

    assertThat(cache.find(answered.source, 1, at + MEMORY)).isSameAs(answered);
    assertThat(cache.find(answered.source, 1, at + MEMORY + 1)).isNull();
    assertThat(cache.find(pending.source, 2, pending.startedNanos + PENDING)).isSameAs(pending);
    assertThat(cache.find(pending.source, 2, pending.startedNanos + PENDING + 1))
        .isNull();

    cache.put(exchange(1000, 3), at + PENDING + MEMORY);
    assertThat(cache.size()).isEqualTo(1);
  }

  @Test
  void holdsNoMoreThanItsCapacityAndForgetsTheOldestFirst() {
    DuplicateCache cache = new DuplicateCache(20, MEMORY);
    for (int i = 0; i < 25; i++) {
      cache.put(exchange(1000, i), System.nanoTime());
    }

    assertThat(cache.size()).isEqualTo(20);
    assertThat(find(cache, 1000, 4)).isNull();
    assertThat(find(cache, 1000, 5)).isNotNull();
    assertThat(find(cache, 1000, 24)).isNotNull();
  }

  @Test
  void behavesLikeAListOfTheNewestForManyRequests() {
    DuplicateCache cache = new DuplicateCache(64, MEMORY);
    Deque<Exchange> model = new ArrayDeque<>();
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      Exchange each = exchange(1000 + random.nextInt(3), random.nextInt(60));
      model.removeIf(other -> other.source.equals(each.source)
          && other.request.identifier() == each.request.identifier());
      model.addLast(each);
      if (model.size() > 64) {
        model.removeFirst();
      }
      cache.put(each, System.nanoTime());
    }

    assertThat(cache.size()).isEqualTo(model.size());
    for (Exchange each : model) {
      assertThat(cache.find(each.source, each.request.identifier(), System.nanoTime()))
          .isSameAs(each);
    }
  }

  private Exchange find(DuplicateCache cache, int port, int identifier) {
    return cache.find(new InetSocketAddress(RawNas.LOOPBACK, port), identifier, System.nanoTime());
  }

  private Exchange exchange(int port, int identifier) {
    byte[] packet = new PacketWriter()
        .begin(PacketCode.ACCESS_REQUEST, identifier)
        .request(new byte[16], RawNas.SECRET, PacketSigner.ofThread());
    return new Exchange(
        (octets, length, to) -> channel.send(java.nio.ByteBuffer.wrap(octets, 0, length), to),
        new InetSocketAddress(RawNas.LOOPBACK, port),
        ServerFixture.nas(),
        new ClientState(),
        PacketView.copyOf(packet));
  }
}
