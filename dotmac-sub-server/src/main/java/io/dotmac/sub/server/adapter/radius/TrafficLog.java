package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.nas.ClientTraffic;
import io.dotmac.sub.core.access.nas.ClientTraffic.Growth;
import io.dotmac.sub.core.access.nas.ClientTraffic.Reason;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.radius.server.DropReason;
import io.dotmac.sub.radius.server.ServerMetrics.Traffic;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.NasIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what came from each client since the last time; called every few seconds. */
final class TrafficLog {
  private final Database db;
  private final NasIndex nases;
  private final Map<UUID, Traffic> written = new HashMap<>();

  TrafficLog(Database db, NasIndex nases) {
    this.db = db;
    this.nases = nases;
  }

  /** Adds what has grown. What cannot be written is added the next time. */
  void write(Map<String, Traffic> clients) {
    Map<TenantId, List<Growth>> growths = new HashMap<>();
    clients.forEach((id, now) -> {
      UUID client = UUID.fromString(id);
      Traffic before = written.get(client);
      Optional<TenantId> tenant =
          nases.find(client).flatMap(nas -> nas.tag(KnownNas.class)).map(KnownNas::tenant);
      if (tenant.isPresent() && !now.equals(before)) {
        growths
            .computeIfAbsent(tenant.get(), any -> new ArrayList<>())
            .add(growth(client, before, now));
      }
    });
    growths.forEach((tenant, list) -> {
      db.run(tenant, tx -> ClientTraffic.add(tx, tx.systemNow(), list));
      list.forEach(growth -> written.put(growth.client(), of(clients, growth.client())));
    });
  }

  private static Traffic of(Map<String, Traffic> clients, UUID client) {
    Traffic traffic = clients.get(client.toString());
    if (traffic == null) {
      throw new IllegalStateException("no figures of client " + client);
    }
    return traffic;
  }

  private static Growth growth(UUID client, @Nullable Traffic before, Traffic now) {
    Optional<DropReason> lastDrop = now.drops().keySet().stream()
        .filter(reason -> droppedMore(before, now, reason) > 0)
        .max(Comparator.comparingLong(reason -> droppedMore(before, now, reason)));
    return new Growth(
        client,
        now.accessRequests() - (before == null ? 0 : before.accessRequests()),
        now.accepts() - (before == null ? 0 : before.accepts()),
        now.rejects() - (before == null ? 0 : before.rejects()),
        now.accountingRequests() - (before == null ? 0 : before.accountingRequests()),
        duplicates(now) - (before == null ? 0 : duplicates(before)),
        drops(now) - (before == null ? 0 : drops(before)),
        lastDrop.map(reason -> reason.name().toLowerCase(Locale.ROOT)).orElse(null),
        now.p99Micros(),
        reasons(before, now));
  }

  private static List<Reason> reasons(@Nullable Traffic before, Traffic now) {
    List<Reason> reasons = new ArrayList<>();
    now.drops().keySet().forEach(reason -> {
      long more = droppedMore(before, now, reason);
      if (more > 0) {
        reasons.add(new Reason("drop", reason.name().toLowerCase(Locale.ROOT), more));
      }
    });
    now.rejectsByReason().forEach((reason, count) -> {
      long more = count - (before == null ? 0 : before.rejectsByReason().getOrDefault(reason, 0L));
      if (more > 0) {
        reasons.add(new Reason("reject", reason, more));
      }
    });
    return reasons;
  }

  private static long droppedMore(@Nullable Traffic before, Traffic now, DropReason reason) {
    return now.dropped(reason) - (before == null ? 0 : before.dropped(reason));
  }

  private static long duplicates(Traffic traffic) {
    return traffic.duplicatesAnswered() + traffic.duplicatesPending();
  }

  private static long drops(Traffic traffic) {
    return traffic.drops().values().stream().mapToLong(Long::longValue).sum();
  }
}
