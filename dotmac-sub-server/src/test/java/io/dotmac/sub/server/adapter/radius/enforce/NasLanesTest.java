package io.dotmac.sub.server.adapter.radius.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.coa.CoaOutcome;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class NasLanesTest {
  private static final InetSocketAddress EDGE = new InetSocketAddress("192.0.2.1", 3799);
  private static final InetSocketAddress OTHER = new InetSocketAddress("192.0.2.2", 3799);
  private static final CoaOutcome REFUSED = new CoaOutcome.Unsent("closed");
  private static final CoaOutcome LATE = new CoaOutcome.TimedOut(3, 0);

  private final MovedClock clock = new MovedClock();
  private final NasLanes lanes = new NasLanes(clock);
  private final List<CompletableFuture<List<Answer>>> sent = new ArrayList<>();

  @Test
  void aNasHasAFewRequestsAtATimeAndTheNextWhenOneIsAnswered() {
    List<CompletableFuture<List<Answer>>> all = ask(EDGE, NasLanes.AT_ONCE + 2);
    assertThat(sent).hasSize(NasLanes.AT_ONCE);
    ask(OTHER, 1);
    assertThat(sent).hasSize(NasLanes.AT_ONCE + 1);

    answer(0, nak());
    assertThat(sent).hasSize(NasLanes.AT_ONCE + 2);
    answer(1, nak());
    answer(2, nak());
    assertThat(sent).hasSize(NasLanes.AT_ONCE + 3);
    assertThat(all.get(0)).isCompleted();
    assertThat(all.get(3)).isNotCompleted();
  }

  @Test
  void whatWaitsForANasThatDoesNotAnswerIsGivenUpAtOnceAndOneThingIsAskedNowAndThen() {
    List<CompletableFuture<List<Answer>>> all = ask(EDGE, NasLanes.AT_ONCE + 100);
    answer(0, LATE);

    assertThat(lanes.isSilent(EDGE)).isTrue();
    assertThat(all.subList(NasLanes.AT_ONCE, all.size()))
        .allSatisfy(each -> assertThat(word(each)).isEqualTo("not_sent"));
    for (int i = 1; i < NasLanes.AT_ONCE; i++) {
      answer(i, LATE);
    }
    assertThat(word(ask(EDGE, 1).get(0))).isEqualTo("not_sent");

    clock.now = clock.now.plus(NasLanes.PROBE_EVERY);
    List<CompletableFuture<List<Answer>>> probes = ask(EDGE, 3);
    assertThat(sent).hasSize(NasLanes.AT_ONCE + 1);
    assertThat(word(probes.get(1))).isEqualTo("not_sent");
    assertThat(probes.get(0)).isNotCompleted();

    answer(NasLanes.AT_ONCE, nak());
    assertThat(lanes.isSilent(EDGE)).isFalse();
    ask(EDGE, 5);
    assertThat(sent).hasSize(NasLanes.AT_ONCE + 6);
  }

  @Test
  void oneSilentNasHoldsUpNoOther() {
    ask(EDGE, 1);
    answer(0, LATE);

    ask(OTHER, 1);
    assertThat(sent).hasSize(2);
    assertThat(lanes.isSilent(OTHER)).isFalse();
  }

  @Test
  void thousandsThatAreAnsweredWhileTheyAreAskedDoNotPileUp() {
    List<CompletableFuture<List<Answer>>> all = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      all.add(lanes.ask(
          EDGE,
          "disconnect",
          () -> CompletableFuture.completedFuture(
              List.of(new Answer("disconnect", REFUSED, clock.now)))));
    }

    assertThat(all).allMatch(CompletableFuture::isDone);
  }

  private List<CompletableFuture<List<Answer>>> ask(InetSocketAddress nas, int times) {
    List<CompletableFuture<List<Answer>>> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      asked.add(lanes.ask(nas, "disconnect", () -> {
        CompletableFuture<List<Answer>> request = new CompletableFuture<>();
        sent.add(request);
        return request;
      }));
    }
    return asked;
  }

  private void answer(int index, CoaOutcome said) {
    sent.get(index).complete(List.of(new Answer("disconnect", said, clock.now)));
  }

  private static CoaOutcome nak() {
    byte[] packet = new byte[20];
    packet[0] = 42;
    packet[3] = 20;
    return new CoaOutcome.Nak(
        null, io.dotmac.sub.radius.packet.PacketView.copyOf(packet, 0, packet.length));
  }

  private static String word(CompletableFuture<List<Answer>> answers) {
    return answers.join().get(0).word();
  }

  /** A clock that stands until it is moved. */
  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-03-04T05:06:07Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
