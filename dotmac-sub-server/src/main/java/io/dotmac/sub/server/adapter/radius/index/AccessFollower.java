package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.AccessChanges;
import io.dotmac.sub.core.access.index.AccessChanges.AccessChange;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessReader;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.index.ChangeKind;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the indexes as the database is: reads everything once, then what changes, by asking the
 * change log four times a second. While the database is away the indexes stay as they are; when it
 * is back and what has changed is not known, everything is read again.
 */
public final class AccessFollower implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(AccessFollower.class);
  private static final Set<ChangeKind> OF_USERS =
      Set.of(ChangeKind.CREDENTIAL, ChangeKind.SUBSCRIPTION, ChangeKind.OFFER, ChangeKind.PROFILE);
  private static final long POLL_MILLIS = 250;
  private static final Duration REBUILD_NASES = Duration.ofMinutes(1);
  private static final Duration READ_QUOTAS = Duration.ofMinutes(1);

  private final Database db;
  private final AccessReader reader;
  private final AccessChanges changes;
  private final EntryMaker entries;
  private final AccessIndex users;
  private final NasIndex nases;
  private final List<Companion> companions = new CopyOnWriteArrayList<>();
  private volatile Instant currentAt = Instant.EPOCH;
  private volatile boolean stopped;
  private volatile Consumer<TenantId> serviceChanged = tenant -> {};
  private volatile Listener listener = new Listener() {};
  private boolean loaded;
  private volatile BiConsumer<TenantId, Tx> besideClients = (tenant, tx) -> {};
  private Instant rebuiltAt;
  private Instant quotasAt = Instant.EPOCH;
  private boolean failing;

  /** Another index that is kept as the database is, by the same readings. */
  public interface Companion {
    /** The kinds of changes it is told. */
    Set<ChangeKind> kinds();

    /** Reads everything of the transaction's tenant, and takes out what is no more. */
    void load(Tx tx);

    /** Reads what has changed of the transaction's tenant. */
    void changed(Tx tx, ChangeKind kind, Set<UUID> refs);
  }

  /** Follows nothing before {@link #load} or {@link #run}. */
  public AccessFollower(Database db, EntryMaker entries, AccessIndex users, NasIndex nases) {
    this.db = db;
    this.reader = new AccessReader();
    this.changes = new AccessChanges(db);
    this.entries = entries;
    this.users = users;
    this.nases = nases;
    this.rebuiltAt = db.clock().instant();
  }

  /** Keeps that one too, from the next {@link #load} on. */
  public void also(Companion companion) {
    companions.add(companion);
  }

  /** Is told the tenant whenever services of it changed, after the index knows. */
  public void onServiceChange(Consumer<TenantId> listener) {
    serviceChanged = listener;
  }

  /** Is read whenever the NASes of a tenant are, at the start too. */
  public void alsoReading(BiConsumer<TenantId, Tx> reading) {
    besideClients = reading;
  }

  /** Who keeps something in memory that the same log of changes is about. */
  public interface Listener {
    /** Everything was read again, and so has the listener to do. */
    default void loaded() {}

    /** These have changed; the index knows already. */
    default void changed(TenantId tenant, Map<ChangeKind, Set<UUID>> changes) {}
  }

  /** Is told of every change, on the thread that follows; if it fails, everything is read again. */
  public void onChange(Listener toTell) {
    listener = toTell;
  }

  /** When the indexes were last known to be as the database is. */
  public Instant currentAt() {
    return currentAt;
  }

  /** Whether at that moment the indexes were as the database not longer than {@code limit} ago. */
  public boolean isCurrent(Instant at, Duration limit) {
    return at.getEpochSecond() - currentAt.getEpochSecond() < limit.getSeconds();
  }

  /** The indexes hold what was true at that moment: a snapshot of them was read. */
  public void resume(Instant moment) {
    currentAt = moment;
  }

  /** Reads everything, and takes out what is no more. */
  public void load() {
    loaded = false;
    changes.start();
    Instant began = db.clock().instant();
    IndexDiff diff = new IndexDiff(users);
    for (Tenant tenant : db.tenants().all()) {
      db.run(tenant.id(), tx -> read(tx, diff));
    }
    diff.removeOthers();
    listener.loaded();
    loaded = true;
    currentAt = began;
    LOG.info(
        "RADIUS index: {} in {} ms",
        diff,
        Duration.between(began, db.clock().instant()).toMillis());
  }

  private void read(Tx tx, IndexDiff diff) {
    TenantId tenant = tx.tenant();
    users.rule(tenant, AccessRules.of(tx));
    nases.replace(tenant, reader.clients(tx));
    besideClients.accept(tenant, tx);
    try (IndexFilling filling = new IndexFilling(facts -> diff.put(entries.make(tenant, facts)))) {
      reader.all(tx, filling::take);
    }
    companions.forEach(companion -> companion.load(tx));
  }

  /** What the change log says is all that changes; if it is not, this sets it right. */
  private void compare(Tx tx) {
    IndexDiff diff = new IndexDiff(users);
    read(tx, diff);
    diff.removeOthersOf(tx.tenant());
    if (diff.differences() == 0) {
      LOG.info("RADIUS index of tenant {} compared: {}", tx.tenant(), diff);
    } else {
      LOG.warn("ALARM: RADIUS index of tenant {} was not as the database: {}", tx.tenant(), diff);
    }
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        follow();
        failing = false;
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!failing) {
          LOG.error("the RADIUS index cannot follow the database and stays as it is", e);
        }
        failing = true;
        if (!pause()) {
          return;
        }
      }
    }
  }

  /** Ends {@link #run} soon. */
  public void stop() {
    stopped = true;
  }

  private boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS * 4);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Applies what was committed since the last time. */
  void follow() {
    Instant began = db.clock().instant();
    if (!loaded) {
      load();
    }
    Map<TenantId, Map<ChangeKind, Set<UUID>>> byTenant = new LinkedHashMap<>();
    for (AccessChange change : changes.next()) {
      byTenant
          .computeIfAbsent(change.tenant(), tenant -> new LinkedHashMap<>())
          .computeIfAbsent(change.kind(), kind -> new HashSet<>())
          .add(change.ref());
    }
    try {
      forgetDeleted(byTenant);
      byTenant.forEach(this::apply);
    } catch (RuntimeException e) {
      // The log has been read, its changes were not applied: read everything again.
      loaded = false;
      throw e;
    }
    if (began.isAfter(rebuiltAt.plus(REBUILD_NASES))) {
      nases.rebuild(known());
      rebuiltAt = began;
    }
    currentAt = began;
    if (began.isAfter(quotasAt.plus(READ_QUOTAS))) {
      readQuotas();
      quotasAt = began;
    }
  }

  /** What is said of a tenant that was deleted in the meantime: all is read again, without it. */
  private void forgetDeleted(Map<TenantId, Map<ChangeKind, Set<UUID>>> changed) {
    if (known().containsAll(changed.keySet())) {
      return;
    }
    // It may also be new.
    db.tenants().refresh();
    Set<TenantId> known = known();
    if (changed.keySet().retainAll(known)) {
      nases.rebuild(known);
      loaded = false;
    }
  }

  private Set<TenantId> known() {
    return db.tenants().all().stream().map(Tenant::id).collect(Collectors.toSet());
  }

  /** What is left of quotas, as far as it decides about logins. */
  void readQuotas() {
    for (Tenant tenant : db.tenants().all()) {
      db.run(tenant.id(), users.quotas()::refresh);
    }
  }

  private void apply(TenantId tenant, Map<ChangeKind, Set<UUID>> changed) {
    db.run(
        tenant,
        tx -> changed.forEach((kind, refs) -> {
          companions.stream()
              .filter(companion -> companion.kinds().contains(kind))
              .forEach(companion -> companion.changed(tx, kind, refs));
          if (kind == ChangeKind.CLIENT) {
            nases.replace(tenant, reader.clients(tx));
            besideClients.accept(tenant, tx);
          } else if (kind == ChangeKind.SETTING) {
            read(tx, new IndexDiff(users));
          } else if (kind == ChangeKind.ALL) {
            compare(tx);
          } else if (OF_USERS.contains(kind)) {
            replace(tenant, kind, refs, reader.of(tx, kind, refs));
          }
        }));
    listener.changed(tenant, changed);
    if (changed.containsKey(ChangeKind.SUBSCRIPTION)) {
      serviceChanged.accept(tenant);
    }
  }

  private void replace(TenantId tenant, ChangeKind kind, Set<UUID> refs, List<AccessFacts> found) {
    Set<UUID> gone = new HashSet<>(kind == ChangeKind.CREDENTIAL ? refs : Set.of());
    for (AccessFacts facts : found) {
      users.put(entries.make(tenant, facts));
      gone.remove(facts.credential());
    }
    gone.forEach(users::remove);
  }
}
