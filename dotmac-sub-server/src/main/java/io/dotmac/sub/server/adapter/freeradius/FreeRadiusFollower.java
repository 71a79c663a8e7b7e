package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.access.index.AccessChanges;
import io.dotmac.sub.core.access.index.AccessChanges.AccessChange;
import io.dotmac.sub.core.access.index.ChangeKind;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncRun;
import io.dotmac.sub.core.access.sync.RadiusSyncStatus;
import io.dotmac.sub.core.access.sync.SyncDesk;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings changes to the databases of FreeRADIUS servers within a second or two. One node follows a
 * job at a time; whoever begins to, or has missed something, compares everything first. While no
 * job is in use it asks the database every ten seconds whether there is one, and does nothing else.
 */
public final class FreeRadiusFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FreeRadiusFollower.class);
  private static final long POLL_MILLIS = 1_000;
  private static final Duration LOOK_FOR_JOBS = Duration.ofSeconds(10);
  private static final Duration LEASE = Duration.ofSeconds(40);
  private static final Duration FIRST_RETRY = Duration.ofSeconds(15);
  private static final Duration LAST_RETRY = Duration.ofMinutes(15);
  private static final Duration LONGEST_END = Duration.ofSeconds(10);
  private static final String ACTOR = "freeradius";

  private final Database db;
  private final FreeRadiusSync sync;
  private final UUID node = Ids.next();
  private final Map<RadiusSyncJobId, Followed> jobs = new HashMap<>();
  private final AccessChanges changes;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread;
  private Instant lookedAt = Instant.MIN;
  private boolean following;

  /** A job this node follows. */
  private static final class Followed {
    private final TenantId tenant;
    private boolean missed = true;
    private Instant notBefore = Instant.MIN;
    private Duration pause = FIRST_RETRY;

    Followed(TenantId tenant) {
      this.tenant = tenant;
    }

    /** A database that is away is asked at once, and then less and less often. */
    void again(Instant now) {
      notBefore = missed ? now.plus(pause) : Instant.MIN;
      Duration longer = pause.multipliedBy(2);
      pause = !missed ? FIRST_RETRY : longer.compareTo(LAST_RETRY) < 0 ? longer : LAST_RETRY;
    }
  }

  private FreeRadiusFollower(Database db, SecretBox secrets) {
    this.db = db;
    this.sync = new FreeRadiusSync(db, secrets);
    this.changes = new AccessChanges(db);
    this.thread = new Thread(this::work, "freeradius-sync");
    this.thread.setDaemon(true);
  }

  /** Follows until closed. */
  public static FreeRadiusFollower start(Database db, SecretBox secrets) {
    FreeRadiusFollower follower = new FreeRadiusFollower(db, secrets);
    follower.thread.start();
    return follower;
  }

  /** Why changes do not reach FreeRADIUS servers, if nothing follows them. */
  public Optional<String> trouble() {
    return thread.isAlive()
        ? Optional.empty()
        : Optional.of("changes are no longer followed for FreeRADIUS");
  }

  private void work() {
    boolean failing = false;
    do {
      try {
        step();
        failing = false;
      } catch (RuntimeException e) {
        // Whatever was read of the changes may be lost with it: compare everything.
        jobs.values().forEach(job -> job.missed = true);
        if (!failing) {
          LOG.warn("changes for FreeRADIUS wait: {}", e.toString());
        }
        failing = true;
      }
    } while (!ended());
  }

  private boolean ended() {
    try {
      return stop.await(POLL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void step() {
    Instant now = db.clock().instant();
    if (!now.isBefore(lookedAt.plus(LOOK_FOR_JOBS))) {
      lookForJobs();
      lookedAt = now;
    }
    if (jobs.isEmpty()) {
      following = false;
      return;
    }
    if (!following) {
      changes.start();
      following = true;
    }
    Map<TenantId, Map<ChangeKind, Set<UUID>>> news = new HashMap<>();
    for (AccessChange change : changes.next()) {
      news.computeIfAbsent(change.tenant(), tenant -> new EnumMap<>(ChangeKind.class))
          .computeIfAbsent(change.kind(), kind -> new HashSet<>())
          .add(change.ref());
    }
    jobs.forEach((id, job) -> apply(id, job, news.getOrDefault(job.tenant, Map.of())));
  }

  private void lookForJobs() {
    Set<RadiusSyncJobId> mine = new HashSet<>();
    for (Tenant tenant : db.tenants().all()) {
      List<RadiusSyncJobId> active = db.inTx(
          caller(tenant.id()),
          tx -> SyncDesk.active(tx).stream()
              .filter(job -> SyncDesk.follow(tx, job, node, LEASE))
              .toList());
      mine.addAll(active);
      active.forEach(job -> jobs.computeIfAbsent(job, id -> new Followed(tenant.id())));
    }
    jobs.keySet().retainAll(mine);
  }

  private void apply(RadiusSyncJobId id, Followed job, Map<ChangeKind, Set<UUID>> news) {
    Instant now = db.clock().instant();
    // A rule or a NAS of the tenant concerns everybody.
    job.missed |= news.containsKey(ChangeKind.SETTING) || news.containsKey(ChangeKind.CLIENT);
    if (now.isBefore(job.notBefore)) {
      job.missed |= !news.isEmpty();
      return;
    }
    if (job.missed) {
      RadiusSyncRun run = sync.compare(caller(job.tenant), id, false);
      job.missed = run.status() == RadiusSyncStatus.FAILED;
      job.again(now);
    } else if (!news.isEmpty()) {
      try {
        sync.follow(caller(job.tenant), id, news);
      } catch (SyncFailure e) {
        // The comparison that follows records it, and brings what was missed.
        job.missed = true;
      }
    }
  }

  private static Caller caller(TenantId tenant) {
    return Caller.system(tenant, ACTOR);
  }

  /** Finishes what it is at, and leaves its jobs to other nodes. */
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(LONGEST_END.toMillis());
      for (Tenant tenant : db.tenants().all()) {
        db.run(caller(tenant.id()), tx -> SyncDesk.leave(tx, node));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("the jobs of this node are free again when their time is over", e);
    }
  }
}
