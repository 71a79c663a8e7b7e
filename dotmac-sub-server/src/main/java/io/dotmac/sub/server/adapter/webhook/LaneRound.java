package io.dotmac.sub.server.adapter.webhook;

import io.dotmac.sub.core.webhook.WebhookSignature;
import io.dotmac.sub.core.webhook.queue.Lane;
import io.dotmac.sub.core.webhook.queue.Outgoing;
import io.dotmac.sub.core.webhook.queue.Sent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Sends the messages of one lane. Those about the same subject form a chain and go one after the
 * other; a chain ends at its first failure. What is not begun within the window stays due.
 */
final class LaneRound {
  private final Lane lane;
  private final List<String> secrets;
  private final WebhookClient client;
  private final Clock clock;
  private final BooleanSupplier over;
  private final ArrayDeque<List<Outgoing>> chains = new ArrayDeque<>();
  private final List<Sent> sent = new ArrayList<>();
  private int working;

  /**
   * A round that has not begun.
   *
   * @param secrets of the endpoint, opened
   * @param over whether nothing new is begun any more
   */
  LaneRound(
      Lane lane, List<String> secrets, WebhookClient client, Clock clock, BooleanSupplier over) {
    this.lane = lane;
    this.secrets = secrets;
    this.client = client;
    this.clock = clock;
    this.over = over;
    chains.addAll(chains(lane.messages()));
  }

  private static Collection<List<Outgoing>> chains(List<Outgoing> messages) {
    Map<UUID, List<Outgoing>> bySubject = new LinkedHashMap<>();
    for (Outgoing message : messages) {
      bySubject.computeIfAbsent(message.subject(), id -> new ArrayList<>()).add(message);
    }
    return bySubject.values();
  }

  Lane lane() {
    return lane;
  }

  /** How many workers can be of use; an endpoint that fails is tried by one. */
  int useful(int most) {
    return lane.failing() ? 1 : Math.min(most, chains.size());
  }

  /** Says how many workers there will be. */
  synchronized void begin(int workers) {
    working = workers;
  }

  /**
   * Sends until nothing is left to begin.
   *
   * @return true for the last worker, who then records the round
   */
  boolean work() {
    boolean last;
    try {
      for (List<Outgoing> chain = next(); !chain.isEmpty(); chain = next()) {
        send(chain);
      }
    } finally {
      last = leave();
    }
    return last;
  }

  private synchronized List<Outgoing> next() {
    List<Outgoing> chain = over.getAsBoolean() ? null : chains.poll();
    return chain == null ? List.of() : chain;
  }

  private synchronized boolean leave() {
    working--;
    return working == 0;
  }

  /** What became of the messages that were sent. */
  synchronized List<Sent> sent() {
    return List.copyOf(sent);
  }

  private void send(List<Outgoing> chain) {
    for (Outgoing message : chain) {
      if (over.getAsBoolean()) {
        return;
      }
      Sent result = send(message);
      synchronized (this) {
        sent.add(result);
      }
      if (result.failed()) {
        return;
      }
    }
  }

  private Sent send(Outgoing message) {
    Instant at = clock.instant();
    String id = message.id().toString();
    Map<String, String> headers = Map.of(
        WebhookSignature.ID,
        id,
        WebhookSignature.TIMESTAMP,
        Long.toString(at.getEpochSecond()),
        WebhookSignature.SIGNATURE,
        WebhookSignature.sign(secrets, id, at, message.body()));
    long begun = System.nanoTime();
    WebhookClient.Answer answer = client.post(lane.url(), headers, message.body());
    int took = (int) Duration.ofNanos(System.nanoTime() - begun).toMillis();
    return new Sent(message.id(), at, took, answer.status(), answer.body(), answer.error());
  }
}
