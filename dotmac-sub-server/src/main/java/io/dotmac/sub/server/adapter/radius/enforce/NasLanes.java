package io.dotmac.sub.server.adapter.radius.enforce;

import io.dotmac.sub.radius.coa.CoaOutcome;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each NAS a few requests at a time, and spares one that does not answer: what waits for it
 * is given up at once, and it is asked for one thing every few seconds until it answers.
 */
public final class NasLanes {
  /** How many requests a NAS has to answer at once. */
  public static final int AT_ONCE = 32;

  /** How often a NAS that does not answer is asked. */
  public static final Duration PROBE_EVERY = Duration.ofSeconds(5);

  private final Clock clock;
  private final Map<InetSocketAddress, Lane> lanes = new ConcurrentHashMap<>();

  /** No NAS is known to be silent. */
  public NasLanes(Clock clock) {
    this.clock = clock;
  }

  /**
   * What became of a request, of which the last answer decides; one {@code Unsent} if its NAS is
   * known not to answer.
   *
   * @param action what is asked for
   */
  public CompletableFuture<List<Answer>> ask(
      InetSocketAddress nas, String action, Supplier<CompletableFuture<List<Answer>>> request) {
    CompletableFuture<List<Answer>> answers = new CompletableFuture<>();
    lanes.computeIfAbsent(nas, address -> new Lane()).offer(new Waiting(action, request, answers));
    return answers;
  }

  /** Whether the NAS did not answer when it was asked last. */
  public boolean isSilent(InetSocketAddress nas) {
    Lane lane = lanes.get(nas);
    return lane != null && lane.isSilent();
  }

  private record Waiting(
      String action,
      Supplier<CompletableFuture<List<Answer>>> request,
      CompletableFuture<List<Answer>> answers) {}

  private final class Lane {
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private int asked;
    private boolean going;
    private @Nullable Instant silentSince;
    private Instant probeAt = Instant.EPOCH;

    synchronized boolean isSilent() {
      return silentSince != null;
    }

    void offer(Waiting next) {
      synchronized (this) {
        queue.add(next);
      }
      go();
    }

    /** Requests are sent and futures completed with no lock held; one thread at a time does it. */
    private void go() {
      synchronized (this) {
        if (going) {
          return;
        }
        going = true;
      }
      List<Runnable> work = next();
      while (!work.isEmpty()) {
        work.forEach(Runnable::run);
        work = next();
      }
    }

    private synchronized List<Runnable> next() {
      List<Runnable> work = new ArrayList<>();
      while (!queue.isEmpty() && (silentSince != null || asked < AT_ONCE)) {
        Waiting next = queue.remove();
        if (silentSince == null || probes()) {
          asked++;
          work.add(() -> next.request().get().thenAccept(said -> answered(next, said)));
        } else {
          Instant now = clock.instant();
          CoaOutcome spared = new CoaOutcome.Unsent("the NAS does not answer since " + silentSince);
          work.add(() -> next.answers().complete(List.of(new Answer(next.action(), spared, now))));
        }
      }
      going = !work.isEmpty();
      return work;
    }

    private boolean probes() {
      Instant now = clock.instant();
      if (asked > 0 || now.isBefore(probeAt)) {
        return false;
      }
      probeAt = now.plus(PROBE_EVERY);
      return true;
    }

    private void answered(Waiting each, List<Answer> said) {
      synchronized (this) {
        asked--;
        CoaOutcome last = said.get(said.size() - 1).said();
        if (last instanceof CoaOutcome.TimedOut) {
          if (silentSince == null) {
            silentSince = clock.instant();
            probeAt = silentSince.plus(PROBE_EVERY);
          }
        } else if (!(last instanceof CoaOutcome.Unsent)) {
          silentSince = null;
        }
      }
      each.answers().complete(said);
      go();
    }
  }
}
