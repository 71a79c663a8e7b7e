package io.dotmac.sub.server.adapter.radius;

import com.codahale.metrics.MetricRegistry;
import io.dotmac.sub.core.access.index.AccessChanges;
import io.dotmac.sub.core.access.session.AccountingSessions;
import io.dotmac.sub.core.access.session.AuthLog;
import io.dotmac.sub.core.enforcement.EnforcementWorker;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Outages;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.coa.CoaClient;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.RadiusServer;
import io.dotmac.sub.radius.server.ServerMetrics;
import io.dotmac.sub.server.adapter.radius.RadiusOptions.Journal;
import io.dotmac.sub.server.adapter.radius.address.AddressDesk;
import io.dotmac.sub.server.adapter.radius.index.AccessFollower;
import io.dotmac.sub.server.adapter.radius.index.AccessIndex;
import io.dotmac.sub.server.adapter.radius.index.EntryMaker;
import io.dotmac.sub.server.adapter.radius.index.IndexSnapshot;
import io.dotmac.sub.server.adapter.radius.index.NasIndex;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import io.dotmac.sub.server.adapter.radius.journal.SegmentJournal;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import io.dotmac.sub.server.adapter.radius.metric.ClientMeters;
import io.dotmac.sub.server.adapter.radius.proxy.RealmProxy;
import io.dotmac.sub.server.adapter.radius.radsec.RadsecDoor;
import io.dotmac.sub.server.adapter.radius.radsec.RadsecOptions;
import io.dotmac.sub.server.adapter.radius.trace.PacketTrace;
import io.dotmac.sub.server.adapter.radius.trace.TraceSocket;
import io.dotmac.sub.server.security.password.Passwords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RADIUS for all tenants of the installation: authentication, accounting and enforcement. Starts by
 * reading the index, so that the first packet is answered as any other.
 */
public final class RadiusService implements AutoCloseable {
  /** How long a session may be silent: three intervals and some slack. */
  public static final Duration SILENCE = Duration.ofSeconds(3 * UserReply.INTERIM_SECONDS + 60);

  private static final Logger LOG = LoggerFactory.getLogger(RadiusService.class);
  private static final int SLOW_CHECKS = 500;
  private static final int ENFORCERS = 4;
  private static final Duration SNAPSHOT_EVERY = Duration.ofMinutes(5);
  private static final Duration LATE = Duration.ofSeconds(30);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);
  private static final Duration LOG_KEPT = Duration.ofDays(90);
  private static final Duration CHANGES_KEPT = Duration.ofDays(1);

  private final Database db;
  private final AccessIndex users = new AccessIndex();
  private final SessionTable sessions = new SessionTable(SILENCE);
  private final AuthJournal journal;
  private final AccessFollower follower;
  private final Optional<IndexSnapshot> snapshot;
  private final AddressDesk addresses;
  private final EnforcementWorker enforcement;
  private final StaffDisconnects disconnects;
  private final CoaClient coa;
  private final SessionSink accounting;
  private final RadiusServer server;
  private final ThreadPoolExecutor slow;
  private final ScheduledExecutorService background;
  private final ThreadPoolExecutor enforcers;
  private final NasIndex nases;
  private final RealmProxy realms;
  private final PacketTrace trace;
  private final @Nullable RadsecDoor radsec;
  private final Optional<TraceSocket> traceSocket;
  private final List<Thread> threads = new ArrayList<>();
  private volatile @Nullable ClientMeters meters;
  private volatile boolean closed;

  private RadiusService(Database db, SecretBox secrets, RadiusOptions options, OtherWays ways)
      throws IOException {
    this.db = db;
    nases = new NasIndex(secrets, db.clock());
    realms = new RealmProxy(secrets);
    trace = new PacketTrace(db.clock());
    journal = new AuthJournal(db);
    follower = new AccessFollower(db, new EntryMaker(secrets), users, nases);
    follower.alsoReading(realms::read);
    addresses = AddressDesk.open(
        db, options.journal().map(Journal::folder).orElse(null), SILENCE, options.staleAfter());
    follower.onChange(addresses);
    HotspotLogins hotspot = new HotspotLogins(db, secrets);
    follower.also(hotspot.vouchers());
    SessionNews news = new SessionNews(sessions, addresses);
    snapshot = Optional.ofNullable(options.snapshotOrNull())
        .map(file -> new IndexSnapshot(file, secrets, users, nases));
    fill(news);
    coa = CoaClient.open(db.clock()).retransmitting(new Retransmission(options.coaWaits()));
    enforcement = new EnforcementWorker(
        db, ways.besides().apply(new RadiusEnforcer(db, nases, coa, ways.sessions())));
    disconnects = new StaffDisconnects(db, nases, coa, ways.sessions());
    slow = pool(2, SLOW_CHECKS, "radius-slow", new ThreadPoolExecutor.AbortPolicy());
    enforcers = pool(ENFORCERS, 4096, "enforcement", new ThreadPoolExecutor.DiscardPolicy());
    background = Executors.newScheduledThreadPool(2, work -> daemon(work, "radius-background"));
    accounting = SessionSink.of(
        new EntryReader(users, hotspot.vouchers(), news), new EntryStore(db, users, news), options);
    SessionKick kick = new SessionKick(nases, coa);
    AccessPolicy known = new IndexPolicy(
        users,
        at -> follower.isCurrent(at, options.staleAfter()),
        journal,
        new IndexPolicy.SlowHashes(new Passwords(), slow),
        new IndexPolicy.Entrance(new AccessChecks(sessions), addresses),
        kick::end);
    RadiusServer.Builder builder = RadiusServer.builder(nases)
        .access(trace.watching(realms.before(
            LoginMethods.over(hotspot.before(known, sessions, journal), options.eapIdentity()),
            (request, nas, reason) -> journal.refused(request, nas, null, reason))))
        .accounting(trace.watching(realms.before(accounting)))
        .ports(options.authPort(), options.acctPort())
        .readers(options.readers())
        .rejectDelay(options.rejectDelay())
        .clock(db.clock());
    if (!options.addresses().isEmpty()) {
      builder.bind(options.addresses().toArray(InetAddress[]::new));
    }
    server = started(builder);
    radsec = overTls(options);
    traceSocket = Optional.ofNullable(options.doors().traceSocket())
        .flatMap(file -> TraceSocket.open(file, trace, server::metrics));
    follower.onServiceChange(this::enforce);
    threads.add(daemon(follower, "radius-index"));
    threads.forEach(Thread::start);
    background.scheduleWithFixedDelay(guarded(journal::flush), 1, 1, TimeUnit.SECONDS);
    background.scheduleWithFixedDelay(guarded(hotspot::flush), 1, 1, TimeUnit.SECONDS);
    background.scheduleWithFixedDelay(
        guarded(() -> hotspot.endUninvited(kick)), 5, 10, TimeUnit.SECONDS);
    TrafficLog traffic = new TrafficLog(db, nases);
    background.scheduleWithFixedDelay(guarded(() -> measure(traffic)), 2, 2, TimeUnit.SECONDS);
    background.scheduleWithFixedDelay(guarded(this::enforceAll), 1, 5, TimeUnit.SECONDS);
    background.scheduleWithFixedDelay(
        guarded(this::keepSnapshot), 15, SNAPSHOT_EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /** Reads the index from the database, else from the snapshot of an earlier run, if it can. */
  private void fill(SessionNews news) {
    try {
      follower.load();
      news.load(db);
    } catch (RuntimeException e) {
      if (snapshot.isEmpty() || !Outages.isAway(e)) {
        throw e;
      }
      Optional<Instant> readAt = snapshot.get().read();
      readAt.ifPresent(follower::resume);
      LOG.warn(
          "ALARM: the database is away: RADIUS knows {} users as they were at {}",
          users.size(),
          readAt.map(Instant::toString).orElse("no time"));
    }
  }

  /** Reads the index, opens the ports and serves until closed. */
  public static RadiusService start(Database db, SecretBox secrets, RadiusOptions options) {
    return start(db, secrets, options, OtherWays.NONE);
  }

  /** The same, with other ways to services. */
  public static RadiusService start(
      Database db, SecretBox secrets, RadiusOptions options, OtherWays ways) {
    try {
      return new RadiusService(db, secrets, options, ways);
    } catch (IOException e) {
      throw new UncheckedIOException("the RADIUS server cannot start", e);
    }
  }

  private RadiusServer started(RadiusServer.Builder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException | RuntimeException e) {
      accounting.close();
      addresses.close();
      throw e;
    }
  }

  private @Nullable RadsecDoor overTls(RadiusOptions options) throws IOException {
    RadsecOptions wanted = options.doors().radsec();
    if (wanted == null) {
      return null;
    }
    try {
      return RadsecDoor.open(wanted, options.addresses(), nases, server);
    } catch (IOException | RuntimeException e) {
      server.close();
      accounting.close();
      throw e;
    }
  }

  private void measure(TrafficLog traffic) {
    addresses.followed(follower.currentAt());
    sessions.sweep(db.clock().instant());
    ServerMetrics now = server.metrics();
    ClientMeters shown = meters;
    if (shown != null) {
      shown.update(now);
    }
    traffic.write(now.clients());
  }

  /** Also shows the figures of each client as gauges of that registry. */
  public RadiusService measuredBy(MetricRegistry registry) {
    meters = new ClientMeters(
        registry,
        client -> nases
            .find(UUID.fromString(client))
            .map(nas -> nas.network().toString())
            .orElse(null));
    return this;
  }

  /** The door for access servers over TLS, if it is open. */
  public Optional<RadsecDoor> radsec() {
    return Optional.ofNullable(radsec);
  }

  /** Servers of realms that do not answer. */
  public List<String> deadHomes() {
    return realms.dead();
  }

  /** The port it authenticates on. */
  public int authPort() {
    return server.authPort();
  }

  /** The port it takes accounting on. */
  public int acctPort() {
    return server.acctPort();
  }

  /** Why logins are not answered as the database would have it, if they are not. */
  public Optional<String> trouble() {
    if (!threads.stream().allMatch(Thread::isAlive) || background.isShutdown()) {
      return Optional.of("RADIUS has stopped");
    }
    return follower.isCurrent(db.clock().instant(), LATE)
        ? Optional.empty()
        : Optional.of("the index of logins does not follow the database");
  }

  /** How many users the index knows. */
  public int users() {
    return users.size();
  }

  /** The server's figures. */
  public ServerMetrics metrics() {
    return server.metrics();
  }

  /** How many acknowledged accounting records wait in the journal for the database. */
  public long journaled() {
    return accounting.journal().map(SegmentJournal::size).orElse(0L);
  }

  /** Closes the sessions that fell silent; for a job, every few minutes. */
  public static int closeStaleSessions(Tx tx) {
    return new AccountingSessions().closeStale(tx, tx.systemNow().minus(SILENCE));
  }

  /** Deletes refusals that are too old to matter; for a job, daily. */
  public static int forgetOldRefusals(Tx tx) {
    return new AuthLog().forgetBefore(tx, tx.systemNow().minus(LOG_KEPT));
  }

  /** Deletes what every node has read long ago from the change log; for a job, daily. */
  public static int forgetOldChanges(Database db) {
    return new AccessChanges(db).forgetBefore(db.clock().instant().minus(CHANGES_KEPT));
  }

  private void enforceAll() {
    db.tenants().all().stream().map(Tenant::id).forEach(this::enforceOnce);
  }

  private void enforceOnce(TenantId tenant) {
    enforcers.execute(guarded(() -> {
      disconnects.work(tenant);
      enforcement.work(tenant);
    }));
  }

  /** Enforcers that find nothing to claim end at once, so that asking too often costs little. */
  private void enforce(TenantId tenant) {
    for (int i = 0; i < ENFORCERS; i++) {
      enforceOnce(tenant);
    }
  }

  /** Serves what has been taken, writes what was noted, and stops. */
  @Override
  public void close() {
    closed = true;
    radsec().ifPresent(RadsecDoor::close);
    traceSocket.ifPresent(TraceSocket::close);
    server.close();
    accounting.close();
    realms.close();
    addresses.close();
    enforcement.stop();
    follower.stop();
    background.shutdown();
    enforcers.getQueue().clear();
    enforcers.shutdown();
    slow.shutdown();
    // Whoever waits for a NAS is answered at once; the intent stays and is worked on later.
    coa.close();
    awaitEnd();
    journal.flushAll();
    ClientMeters shown = meters;
    if (shown != null) {
      shown.close();
    }
    keepSnapshot();
  }

  private void keepSnapshot() {
    snapshot.ifPresent(file -> file.write(follower.currentAt()));
  }

  /** Work on the database ends before that is closed: an interrupt breaks a connection. */
  private void awaitEnd() {
    long until = System.nanoTime() + LONGEST_END.toNanos();
    try {
      for (Thread thread : threads) {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
      }
      for (ExecutorService pool : List.of(background, enforcers, slow)) {
        if (!pool.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          pool.shutdownNow();
          pool.awaitTermination(1, TimeUnit.SECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Runnable guarded(Runnable work) {
    return () -> {
      try {
        if (!closed) {
          work.run();
        }
      } catch (RuntimeException e) {
        if (!closed) {
          LOG.warn("background work of RADIUS failed, it is done again: {}", e.toString());
        }
      }
    };
  }

  private static ThreadPoolExecutor pool(
      int threads, int waiting, String name, java.util.concurrent.RejectedExecutionHandler full) {
    return new ThreadPoolExecutor(
        threads,
        threads,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(waiting),
        work -> daemon(work, name),
        full);
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
