package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A NAS whose sessions report again and again, each as soon as its last report was acknowledged or
 * given up, and that remembers what was acknowledged.
 */
final class AccountingLoad {
  private final RadiusClient asking;
  private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final CompletableFuture<?>[] running;
  private volatile boolean stopped;

  private AccountingLoad(RadiusClient asking, int sessions) {
    this.asking = asking;
    this.running = new CompletableFuture<?>[sessions];
  }

  /** Sessions {@code s-0}, {@code s-1} and so on, of {@code user0}, {@code user1} and so on. */
  static AccountingLoad of(RadiusClient asking, int sessions, long from) {
    AccountingLoad load = new AccountingLoad(asking, sessions);
    for (int i = 0; i < sessions; i++) {
      load.running[i] = new CompletableFuture<>();
      load.next(i, from);
    }
    return load;
  }

  private void next(int session, long octets) {
    String name = "s-" + session;
    asking
        .account(
            AcctStatusType.INTERIM_UPDATE, RadiusFixture.report(name, "user" + session, octets))
        .thenAccept(said -> {
          if (said instanceof SendOutcome.Answered) {
            acknowledged.put(name, octets);
            count.incrementAndGet();
          }
          if (stopped) {
            running[session].complete(null);
          } else {
            next(session, octets + 1 + session);
          }
        });
  }

  /** How many reports were acknowledged. */
  long count() {
    return count.get();
  }

  /** Lets what is under way end; gives the largest octets acknowledged, by session. */
  Map<String, Long> stop() {
    stopped = true;
    CompletableFuture.allOf(running).join();
    return Map.copyOf(acknowledged);
  }
}
