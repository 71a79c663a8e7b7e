package io.dotmac.sub.radius.proxy;

import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers of a realm, the preferred one first. One that does not answer is taken for dead: it
 * is asked last, and by Status-Server again and again until it answers. Closing the pool ends the
 * asking; the clients are their maker's.
 */
public final class HomePool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HomePool.class);

  /** What a server said. */
  record Said(HomeServer server, SendOutcome.Answered answer) {}

  private static final class Member {
    final HomeServer server;
    volatile boolean dead;

    Member(HomeServer server) {
      this.server = server;
    }
  }

  private final List<Member> members;
  private final ScheduledThreadPoolExecutor probes;

  private HomePool(List<Member> members, Duration probeEvery) {
    this.members = List.copyOf(members);
    probes = new ScheduledThreadPoolExecutor(1, task -> {
      Thread thread = new Thread(task, "radius-probe");
      thread.setDaemon(true);
      return thread;
    });
    long millis = probeEvery.toMillis();
    probes.scheduleWithFixedDelay(this::probe, millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * A pool of these servers, all taken for alive.
   *
   * @param probeEvery how often a dead one is asked whether it lives
   */
  public static HomePool of(Duration probeEvery, HomeServer... servers) {
    if (servers.length == 0 || probeEvery.toMillis() < 1) {
      throw new IllegalArgumentException("a pool has a server and asks at most every 1 ms");
    }
    List<Member> members = new ArrayList<>();
    for (HomeServer server : servers) {
      members.add(new Member(server));
    }
    return new HomePool(members, probeEvery);
  }

  /** The servers taken for dead, by name. */
  public List<String> dead() {
    return members.stream()
        .filter(member -> member.dead)
        .map(member -> member.server.name())
        .toList();
  }

  /** What the first server said that answered; empty if none did. */
  CompletableFuture<Optional<Said>> ask(
      Function<HomeServer, CompletableFuture<SendOutcome>> question) {
    List<Member> order = new ArrayList<>();
    members.stream().filter(member -> !member.dead).forEach(order::add);
    members.stream().filter(member -> member.dead).forEach(order::add);
    return ask(order, 0, question);
  }

  private static CompletableFuture<Optional<Said>> ask(
      List<Member> order,
      int index,
      Function<HomeServer, CompletableFuture<SendOutcome>> question) {
    if (index == order.size()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    Member member = order.get(index);
    return question.apply(member.server).thenCompose(outcome -> {
      if (outcome instanceof SendOutcome.Answered answer) {
        alive(member, true);
        return CompletableFuture.completedFuture(Optional.of(new Said(member.server, answer)));
      }
      alive(member, false);
      return ask(order, index + 1, question);
    });
  }

  private static void alive(Member member, boolean alive) {
    if (member.dead == alive) {
      member.dead = !alive;
      String what = alive ? "answers again" : "does not answer";
      LOG.warn("home server {} {}", member.server.name(), what);
    }
  }

  private void probe() {
    for (Member member : members) {
      if (member.dead) {
        RadiusClient client = member.server.client();
        client.authenticationStatus().thenAccept(outcome -> {
          if (outcome instanceof SendOutcome.Answered) {
            alive(member, true);
          }
        });
      }
    }
  }

  @Override
  public void close() {
    probes.shutdownNow();
  }
}
