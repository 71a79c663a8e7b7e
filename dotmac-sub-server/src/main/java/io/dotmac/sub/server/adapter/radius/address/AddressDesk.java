package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.access.index.ChangeKind;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.core.network.ip.IpFacts;
import io.dotmac.sub.core.network.ip.IpLeases;
import io.dotmac.sub.core.network.ip.IpLeases.Kept;
import io.dotmac.sub.core.network.ip.IpNodes;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.radius.index.AccessFollower;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.index.TenantPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where logins get their addresses. {@link #grant} answers at once for whoever has all that is
 * needed; the others {@link #ask} and are answered when the database has committed what they get.
 */
public final class AddressDesk implements AccessFollower.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AddressDesk.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(3);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  /** How long a node keeps what nobody uses for itself where there are others. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Database db;
  private final NodeId id;
  private final UUID node;
  private final Duration silent;
  private final IpLeases leases;
  private final HolderTable holders;
  private final LeaseWriter writer;
  private final Thread thread;
  private final ConcurrentHashMap<TenantId, IpFacts> facts = new ConcurrentHashMap<>();
  private volatile boolean ready;
  private volatile int nodes = 1;
  private volatile Instant sweptAt = Instant.EPOCH;

  /** Who waits for an answer; one of its methods is called once, from another thread. */
  public interface Waiting extends Asked.Waiting {}

  /**
   * A desk that knows nothing before {@link #loaded}.
   *
   * @param folder by which this node is known when it starts again; null: it is a new one
   * @param silence after how long without a word a session is over
   * @param silent how long a node answers logins while the database is away
   */
  public static AddressDesk open(
      Database db, @Nullable Path folder, Duration silence, Duration silent) {
    return new AddressDesk(db, NodeId.in(folder), silence, silent);
  }

  private AddressDesk(Database db, NodeId id, Duration silence, Duration silent) {
    this.db = db;
    this.id = id;
    this.node = id.value();
    this.silent = silent;
    this.leases = new IpLeases(node);
    this.holders = new HolderTable(silence);
    this.writer = new LeaseWriter(
        db, leases, holders, tenant -> facts.getOrDefault(tenant, IpFacts.NONE), silent);
    this.thread = new Thread(writer, "radius-addresses");
    thread.setDaemon(true);
    thread.start();
  }

  /** Reads pools and what this node had given when it ended. */
  @Override
  public void loaded() {
    IpNodes.followed(db, node, Duration.ZERO);
    long now = db.clock().millis();
    for (Tenant tenant : db.tenants().all()) {
      db.run(tenant.id(), tx -> {
        facts.put(tenant.id(), IpFacts.of(tx));
        Map<UUID, UUID> own = new HashMap<>();
        leases.own(tx, kept -> {
          own.put(kept.lease().id(), kept.lease().key().credential());
          if (!ready) {
            resume(tenant.id(), kept, now);
          }
        });
        retain(tenant.id(), holders.leases(), own);
      });
    }
    ready = true;
    placed();
  }

  private void resume(TenantId tenant, Kept kept, long now) {
    IpFacts known = facts.getOrDefault(tenant, IpFacts.NONE);
    boolean given = known.pools().values().stream()
        .anyMatch(pool -> pool.id().equals(kept.lease().key().pool())
            && pool.gives(kept.lease().prefix()));
    if (!given) {
      return;
    }
    Holder holder = holders.of(tenant, kept.lease().key().credential());
    synchronized (holder) {
      Seat seat = holder.seat(kept.lease().key().slot());
      holders.put(seat, kindOf(kept), kept.lease());
      // A login may have been accepted a moment before this node ended.
      seat.resume(now, kept.inSession());
    }
  }

  /** Of prefixes of IPv6 whose pool serves both, the login finds out which it is. */
  private static AddressKind kindOf(Kept kept) {
    return switch (kept.lease().prefix().version()) {
      case IPV4 -> AddressKind.IPV4;
      case IPV6 -> kept.lease().prefix().length() == 64 ? AddressKind.LINK : AddressKind.DELEGATED;
    };
  }

  /**
   * What a login is given, at once; null if it has to {@link #ask}.
   *
   * @param line which line it comes from
   */
  public @Nullable Grant grant(IndexEntry entry, TenantPolicy policy, long line, Instant at) {
    String garden = garden(entry, policy);
    IpFacts known = facts.get(entry.tenant());
    if (known == null) {
      return ready || !Need.namesPools(entry, garden) ? Grant.NONE : null;
    }
    if (Need.isNothing(entry, known, garden)) {
      return Grant.NONE;
    }
    long now = at.toEpochMilli();
    Holder holder = holders.of(entry.tenant(), entry.credential());
    synchronized (holder) {
      Need need = holder.need(entry, known, garden);
      Seat seat = holder.seatFor(isSingle(entry, policy), line, now, holders.silenceMillis());
      if (!seat.has(need)) {
        return null;
      }
      boolean changed = seat.offer(line, now) | seat.isNewTo(need);
      Grant grant = seat.grant(need);
      if (changed) {
        writer.note(seat);
      }
      return grant;
    }
  }

  /** Takes from the database what {@link #grant} could not give. */
  public void ask(IndexEntry entry, TenantPolicy policy, long line, Instant at, Waiting waiting) {
    String garden = garden(entry, policy);
    IpFacts known = facts.get(entry.tenant());
    if (known == null) {
      waiting.unknown();
      return;
    }
    long now = at.toEpochMilli();
    Holder holder = holders.of(entry.tenant(), entry.credential());
    Asked asked;
    synchronized (holder) {
      Need need = holder.need(entry, known, garden);
      Seat seat = holder.seatFor(isSingle(entry, policy), line, now, holders.silenceMillis());
      seat.offer(line, now);
      writer.note(seat);
      asked = new Asked(seat, need, entry.subscriber(), entry.service(), waiting);
    }
    if (!writer.ask(asked)) {
      waiting.unknown();
    }
  }

  private static String garden(IndexEntry entry, TenantPolicy policy) {
    var garden = policy.rules().gardenOrNull();
    return garden != null && policy.walls(entry.terms().access().state()) ? garden.pool() : "";
  }

  private static boolean isSingle(IndexEntry entry, TenantPolicy policy) {
    ProfileFacts profile = entry.terms().profile();
    Integer own = profile == null ? null : profile.simultaneousUse();
    return (own == null ? policy.rules().sessions() : own) == 1;
  }

  /** A NAS says that a session goes on. */
  public void heard(UUID credential, SessionWord word, Instant since, Instant now) {
    Holder holder = holders.find(credential);
    if (holder == null) {
      return;
    }
    synchronized (holder) {
      Seat seat = holder.seatOf(word.nasKey(), word.session());
      seat = seat == null ? holder.seatOfNew(word.ipv4(), word.line(), since.toEpochMilli()) : seat;
      if (seat != null
          && seat.heard(word.nasKey(), word.session(), since.toEpochMilli(), now.toEpochMilli())) {
        writer.note(seat);
      }
    }
  }

  /**
   * What a NAS says about a session.
   *
   * @param ipv4 the address it has; null if that is not said
   * @param line which line it is on
   */
  public record SessionWord(
      String nasKey, String session, @Nullable String ipv4, long line) {}

  /** A NAS says that a session is over. */
  public void ended(UUID credential, SessionWord word) {
    Holder holder = holders.find(credential);
    if (holder == null) {
      return;
    }
    synchronized (holder) {
      Seat seat = holder.seatOf(word.nasKey(), word.session());
      if (seat == null) {
        seat = holder.seats().stream()
            .filter(each -> each.isOfUnknown() && !each.hasAddressOfOther(word.ipv4()))
            .findFirst()
            .orElse(null);
      }
      if (seat != null && seat.release()) {
        writer.note(seat);
      }
    }
  }

  /** A NAS has begun anew: what it reported before {@code at} is over. */
  public void nasRestarted(String nasKey, Instant at) {
    holders.each(seat -> {
      if (seat.beganBefore(nasKey, at.toEpochMilli()) && seat.release()) {
        writer.note(seat);
      }
    });
  }

  /** Something has changed that addresses may depend on. */
  @Override
  public void changed(TenantId tenant, Map<ChangeKind, Set<UUID>> changes) {
    IpFacts before = facts.getOrDefault(tenant, IpFacts.NONE);
    boolean first =
        changes.containsKey(ChangeKind.CREDENTIAL) && !before.assigned().isEmpty();
    if (changes.containsKey(ChangeKind.ADDRESS) || first) {
      IpFacts now = db.inTx(tenant, IpFacts::of);
      facts.put(tenant, now);
      if (!now.pools().equals(before.pools())) {
        holders.retain(tenant, now);
      }
    }
    Set<UUID> moved = changes.getOrDefault(ChangeKind.LEASE, Set.of());
    if (!moved.isEmpty()) {
      Map<UUID, UUID> own = db.inTx(tenant, tx -> leases.stillOwn(tx, moved));
      retain(tenant, moved, own);
    }
  }

  private void retain(TenantId tenant, Set<UUID> asked, Map<UUID, UUID> own) {
    holders
        .retain(tenant, asked, own, db.clock().millis())
        .forEach(lost -> LOG.warn("{} is not this node's any more", lost.prefix()));
  }

  private void sweep() {
    long now = db.clock().millis();
    boolean alone = nodes == 1;
    Map<TenantId, List<UUID>> unused = new HashMap<>();
    holders.each(seat -> {
      if (seat.isUsed(now, holders.silenceMillis())) {
        return;
      }
      if (seat.release()) {
        writer.note(seat);
      } else if (!alone && !seat.queued && now - seat.heardMillis() > KEPT.toMillis()) {
        for (Held lease : seat.leases()) {
          unused
              .computeIfAbsent(seat.holder().tenant(), tenant -> new ArrayList<>())
              .add(lease.id());
          holders.forget(seat, lease.id());
        }
      }
    });
    unused.forEach((tenant, ids) -> db.run(tenant, tx -> leases.disown(tx, ids)));
  }

  /**
   * This node knows all that was committed before {@code moment}. To be called every few seconds;
   * beside that it lets go of what nobody uses any more.
   */
  public void followed(Instant moment) {
    Instant now = db.clock().instant();
    if (now.isAfter(sweptAt.plus(SWEEP))) {
      sweptAt = now;
      writer.between(this::sweep);
    }
    if (ready) {
      IpNodes.followed(db, node, Duration.between(moment, now));
      placed();
    }
  }

  private void placed() {
    List<UUID> live = IpNodes.live(db, silent);
    int at = live.indexOf(node);
    if (at >= 0) {
      nodes = live.size();
      writer.place(at, live.size());
    }
  }

  /** Writes what is used, and gives nothing any more. */
  @Override
  public void close() {
    writer.stop();
    try {
      thread.join(LONGEST_END.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        return;
      }
      writer.flush();
      if (ready) {
        IpNodes.leave(db, node);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("the use of addresses could not be written: {}", e.toString());
    } finally {
      id.close();
    }
  }
}
