package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.credential.LearnedBindings;
import io.dotmac.sub.core.access.credential.LearnedBindings.Learned;
import io.dotmac.sub.core.access.session.AuthLog;
import io.dotmac.sub.core.access.session.AuthLog.Refusal;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.RecentLogins;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes notes of logins without waiting and writes them once a second. It holds a bounded number:
 * when more are refused than can be written, as in a storm of redials, the rest is counted only.
 */
final class AuthJournal {
  private static final Logger LOG = LoggerFactory.getLogger(AuthJournal.class);
  private static final int MOST = 20_000;

  /**
   * When everybody dials in again at once, accounting needs the database more: when each was last
   * seen is written in its own time, at the end at once.
   */
  private static final int SEEN_AT_ONCE = 2_000;

  private final Database db;
  private final AuthLog log = new AuthLog();
  private final Queue<Noted> refusals = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicLong dropped = new AtomicLong();
  private final RecentLogins logins = new RecentLogins();

  private final LearnedBindings learning = new LearnedBindings();
  private final ConcurrentHashMap<UUID, Binding> bindings = new ConcurrentHashMap<>();

  private record Noted(TenantId tenant, Refusal refusal) {}

  private record Binding(TenantId tenant, Learned learned) {}

  AuthJournal(Database db) {
    this.db = db;
  }

  void accepted(IndexEntry user, Instant at) {
    logins.note(user, at);
  }

  /** A login has settled where its credential may be used. */
  void learned(TenantId tenant, Learned learned) {
    bindings.put(learned.credential(), new Binding(tenant, learned));
  }

  void refused(AccessRequest request, KnownNas nas, @Nullable IndexEntry user, String reason) {
    if (waiting.incrementAndGet() > MOST) {
      waiting.decrementAndGet();
      dropped.incrementAndGet();
      return;
    }
    refusals.add(new Noted(
        nas.tenant(),
        new Refusal(
            request.receivedAt(),
            request.userName().orElse(""),
            reason,
            request.nasIdentifier().orElseGet(() -> nas.facts().network()),
            nas.facts().client(),
            request.callingStation().orElse(null),
            user == null ? null : user.subscriber(),
            user == null ? null : user.service(),
            user == null ? null : user.credential())));
  }

  /** Writes what was noted. What cannot be written is dropped: it is no more than a log. */
  void flush() {
    flush(SEEN_AT_ONCE);
  }

  /** Writes all that was noted; at the end. */
  void flushAll() {
    flush(Integer.MAX_VALUE);
  }

  private void flush(int mostSeen) {
    Map<TenantId, List<Refusal>> refused = new HashMap<>();
    for (Noted noted = refusals.poll(); noted != null; noted = refusals.poll()) {
      waiting.decrementAndGet();
      refused.computeIfAbsent(noted.tenant(), tenant -> new ArrayList<>()).add(noted.refusal());
    }
    Map<TenantId, Map<UUID, Instant>> seen = new HashMap<>();
    logins.drain(
        mostSeen,
        (user, at) -> seen.computeIfAbsent(user.tenant(), tenant -> new HashMap<>())
            .put(user.credential(), at));
    refused.forEach((tenant, list) -> write(() -> db.run(tenant, tx -> log.refused(tx, list))));
    seen.forEach((tenant, map) -> write(() -> db.run(tenant, tx -> log.accepted(tx, map))));
    writeBindings();
    long lost = dropped.getAndSet(0);
    if (lost > 0) {
      LOG.warn("{} refused logins were not logged, there were too many", lost);
    }
  }

  /** Unlike a log these are kept until they are written. */
  private void writeBindings() {
    Map<TenantId, List<Binding>> byTenant = new HashMap<>();
    for (Binding each : List.copyOf(bindings.values())) {
      byTenant.computeIfAbsent(each.tenant(), tenant -> new ArrayList<>()).add(each);
    }
    byTenant.forEach((tenant, list) -> write(() -> {
      List<Learned> learned = list.stream().map(Binding::learned).toList();
      db.run(tenant, tx -> learning.write(tx, learned));
      list.forEach(each -> bindings.remove(each.learned().credential(), each));
    }));
  }

  private static void write(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("logins could not be logged: {}", e.getMessage());
    }
  }
}
