package io.dotmac.sub.radius.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AccountingWireTest {
  private static final SharedSecret SECRET = RawNas.SECRET;

  @Test
  void answersOnlyWhenTheSinkHasStoredTheRecord() throws Exception {
    CompletableFuture<Void> stored = new CompletableFuture<>();
    List<AccountingRecord> seen = new CopyOnWriteArrayList<>();
    AccountingSink sink = AccountingSink.awaiting(records -> {
      seen.addAll(records);
      return stored;
    });
    try (RadiusServer server = ServerFixture.accounting(sink);
        RawNas nas = new RawNas()) {
      byte[] start = nas.accounting(SECRET, session(1, "s1", new byte[] {5}));
      nas.send(server.acctPort(), start);
      ServerFixture.await("record", () -> seen.size() == 1);
      assertThat(nas.receive(50)).as("before it is durable").isEmpty();

      stored.complete(null);

      PacketView reply = RawNas.view(nas.receive(30_000).orElseThrow());
      assertThat(reply.is(PacketCode.ACCOUNTING_RESPONSE)).isTrue();
      assertThat(reply.all(Attributes.PROXY_STATE)).containsExactly(new byte[] {5});
      assertThat(seen.get(0).sessionId()).isEqualTo("s1");
      assertThat(server.metrics().total().accountingResponses()).isEqualTo(1);
    }
  }

  @Test
  void aRetransmissionIsAnsweredAgainAndStoredOnce() throws Exception {
    AtomicInteger stored = new AtomicInteger();
    AccountingSink sink = AccountingSink.storing(records -> stored.addAndGet(records.size()));
    try (RadiusServer server = ServerFixture.accounting(sink);
        RawNas nas = new RawNas()) {
      byte[] start = nas.accounting(SECRET, session(1, "s1", new byte[0]));

      byte[] first = nas.ask(server.acctPort(), start);
      byte[] second = nas.ask(server.acctPort(), start);

      assertThat(second).isEqualTo(first);
      assertThat(stored).hasValue(1);
    }
  }

  @Test
  void whatCouldNotBeStoredIsNotAnsweredAndTakenAgain() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    AccountingSink sink = AccountingSink.storing(records -> {
      if (tries.incrementAndGet() == 1) {
        throw new IllegalStateException("the database is away");
      }
    });
    try (RadiusServer server = ServerFixture.accounting(sink);
        RawNas nas = new RawNas()) {
      byte[] interim = nas.accounting(SECRET, session(3, "s1", new byte[0]));
      nas.send(server.acctPort(), interim);
      ServerFixture.await("failure", () -> dropped(server, DropReason.ACCOUNTING_NOT_STORED) == 1);
      assertThat(nas.receive(50)).isEmpty();

      byte[] reply = nas.ask(server.acctPort(), interim);

      assertThat(reply[0]).isEqualTo((byte) 5);
      assertThat(tries).hasValue(2);
    }
  }

  @Test
  void oneBadRecordOfABatchDoesNotHoldTheOthersBack() throws Exception {
    CountDownLatch gathered = new CountDownLatch(1);
    AtomicInteger batches = new AtomicInteger();
    AccountingSink sink = batch -> {
      if (batches.incrementAndGet() == 1) {
        awaitQuietly(gathered);
      }
      for (int i = 0; i < batch.records().size(); i++) {
        if (batch.records().get(i).sessionId().equals("bad")) {
          batch.failed(i, new IllegalArgumentException("no such service"));
        }
      }
      batch.done();
    };
    try (RadiusServer server = ServerFixture.accounting(sink);
        RawNas nas = new RawNas()) {
      nas.send(server.acctPort(), nas.accounting(SECRET, session(1, "first", new byte[0])));
      ServerFixture.await("first batch", () -> batches.get() == 1);
      for (String id : new String[] {"a", "bad", "b", "c"}) {
        nas.send(server.acctPort(), nas.accounting(SECRET, session(1, id, new byte[0])));
      }
      ServerFixture.await("queue", () -> server.metrics().accountingBacklog() == 4);

      gathered.countDown();

      for (int i = 0; i < 4; i++) {
        assertThat(nas.receive(30_000)).isPresent();
      }
      assertThat(nas.receive(50)).isEmpty();
      assertThat(batches).as("what gathered was one batch").hasValue(2);
      assertThat(dropped(server, DropReason.ACCOUNTING_NOT_STORED)).isEqualTo(1);
    }
  }

  @Test
  void aFullQueueDropsAndSaysSo() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger batches = new AtomicInteger();
    RadiusServer.Builder builder = ServerFixture.builder(ServerFixture.nas())
        .accountingQueue(4, 1)
        .accounting(AccountingSink.storing(records -> {
          // One client gets half of the four places.
          batches.incrementAndGet();
          awaitQuietly(release);
        }));
    try (RadiusServer server = builder.start();
        RawNas nas = new RawNas()) {
      List<byte[]> sent = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        byte[] packet = nas.accounting(SECRET, session(1, "s" + i, new byte[0]));
        sent.add(packet);
        nas.send(server.acctPort(), packet);
        int expected = Math.min(i, 2);
        ServerFixture.await("first batch", () -> batches.get() == 1);
        ServerFixture.await("backlog", () -> server.metrics().accountingBacklog() == expected);
      }
      ServerFixture.await("full", () -> dropped(server, DropReason.ACCOUNTING_QUEUE_FULL) == 1);

      release.countDown();

      for (int i = 0; i < 3; i++) {
        assertThat(nas.receive(30_000)).isPresent();
      }
      assertThat(nas.ask(server.acctPort(), sent.get(3))[0]).isEqualTo((byte) 5);
    }
  }

  @Test
  void aSinkThatNeverSettlesFailsAfterItsLimitAndTheNextBatchGoesOn() throws Exception {
    AtomicReference<AccountingBatch> forgotten = new AtomicReference<>();
    RadiusServer.Builder builder = ServerFixture.builder(ServerFixture.nas())
        .storeLimit(Duration.ofSeconds(1))
        .accounting(batch -> {
          if (!forgotten.compareAndSet(null, batch)) {
            batch.done();
          }
        });
    try (RadiusServer server = builder.start();
        RawNas nas = new RawNas()) {
      nas.send(server.acctPort(), nas.accounting(SECRET, session(1, "lost", new byte[0])));
      ServerFixture.await("limit", () -> dropped(server, DropReason.ACCOUNTING_NOT_STORED) == 1);

      byte[] reply =
          nas.ask(server.acctPort(), nas.accounting(SECRET, session(1, "next", new byte[0])));
      forgotten.get().done();

      assertThat(reply[0]).isEqualTo((byte) 5);
      assertThat(nas.receive(50)).as("too late").isEmpty();
    }
  }

  @Test
  void reportsThatSayNothingAboutSessionsAreAnsweredAndNotStored() throws Exception {
    List<AccountingRecord> stored = new CopyOnWriteArrayList<>();
    try (RadiusServer server = ServerFixture.accounting(AccountingSink.storing(stored::addAll));
        RawNas nas = new RawNas()) {
      for (long status : new long[] {9, 14, 15, 77}) {
        nas.ask(server.acctPort(), nas.accounting(SECRET, session(status, "t", new byte[0])));
      }
      nas.ask(
          server.acctPort(),
          nas.accounting(SECRET, AttributeBlock.of(Attributes.ACCT_STATUS_TYPE, 7L)));

      assertThat(stored).hasSize(1);
      assertThat(server.metrics().total().accountingIgnored()).isEqualTo(4);
    }
  }

  @Test
  void closingStoresAndAnswersWhatWasTaken() throws Exception {
    List<AccountingRecord> stored = new CopyOnWriteArrayList<>();
    AccountingSink slow = AccountingSink.storing(records -> {
      awaitQuietly(new CountDownLatch(1), 100);
      stored.addAll(records);
    });
    RadiusServer server = ServerFixture.accounting(slow);
    try (RawNas nas = new RawNas()) {
      for (int i = 0; i < 5; i++) {
        nas.send(server.acctPort(), nas.accounting(SECRET, session(1, "s" + i, new byte[0])));
      }
      ServerFixture.await("taken", () -> server.metrics().total().accountingRequests() == 5);

      server.close();

      assertThat(stored).hasSize(5);
      for (int i = 0; i < 5; i++) {
        assertThat(nas.receive(30_000)).isPresent();
      }
    } finally {
      server.close();
    }
  }

  private static long dropped(RadiusServer server, DropReason reason) {
    return server.metrics().total().dropped(reason);
  }

  private static AttributeBlock session(long status, String id, byte[] proxyState) {
    return AttributeBlock.builder()
        .add(Attributes.ACCT_STATUS_TYPE, status)
        .add(Attributes.ACCT_SESSION_ID, id)
        .add(Attributes.PROXY_STATE, proxyState)
        .build();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    awaitQuietly(latch, 30_000);
  }

  private static void awaitQuietly(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
