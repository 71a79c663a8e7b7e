package io.dotmac.sub.server.adapter.radius.metric;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import io.dotmac.sub.radius.server.ServerMetrics;
import io.dotmac.sub.radius.server.ServerMetrics.Traffic;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of a registry for each client and for all together, under {@code radius.}: what was asked
 * and answered, why packets were dropped and users refused, and how long decisions took. Clients
 * beyond a number have none of their own, but count among all.
 */
public final class ClientMeters implements AutoCloseable {
  private static final String ROOT = "radius.";
  private static final int MOST_CLIENTS = 1_000;

  private static final Map<String, ToLongFunction<Traffic>> FIGURES = figures();

  private final MetricRegistry registry;
  private final Function<String, @Nullable String> names;
  private final int most;
  private final Map<String, String> clients = new LinkedHashMap<>();
  private final Set<String> registered = new HashSet<>();
  private volatile ServerMetrics seen;

  /**
   * Meters that show nothing until the first {@link #update}.
   *
   * @param names what a client is called, by its id; null for one that is gone
   */
  public ClientMeters(MetricRegistry registry, Function<String, @Nullable String> names) {
    this(registry, names, MOST_CLIENTS);
  }

  ClientMeters(MetricRegistry registry, Function<String, @Nullable String> names, int most) {
    this.registry = registry;
    this.names = names;
    this.most = most;
    seen = new ServerMetrics(NOTHING, Map.of(), 0, 0);
    FIGURES.forEach((figure, of) -> gauge("total." + figure, () -> of.applyAsLong(seen.total())));
    gauge("accounting_backlog", () -> (long) seen.accountingBacklog());
    gauge("delayed_rejects", () -> (long) seen.delayedRejects());
    gauge("clients_unmeasured", () -> (long) Math.max(0, seen.clients().size() - clients.size()));
  }

  /** The figures are these from now on; clients that are gone lose their gauges. */
  public synchronized void update(ServerMetrics now) {
    clients.entrySet().removeIf(client -> {
      boolean gone = !now.clients().containsKey(client.getKey())
          || !client.getValue().equals(names.apply(client.getKey()));
      if (gone) {
        remove(prefix(client.getValue()));
      }
      return gone;
    });
    seen = now;
    now.clients().forEach((id, traffic) -> {
      String name = clients.containsKey(id) ? clients.get(id) : names.apply(id);
      if (name != null && (clients.containsKey(id) || clients.size() < most)) {
        if (clients.put(id, name) == null) {
          FIGURES.forEach((figure, of) -> of(id, name, figure, of));
        }
        reasons(id, name, traffic);
      }
    });
    reasons("total.", now.total(), () -> seen.total());
  }

  /** Reasons come up one by one; their number is bounded by the server. */
  private void reasons(String id, String name, Traffic traffic) {
    reasons(prefix(name), traffic, () -> seen.clients().getOrDefault(id, NOTHING));
  }

  private void reasons(String prefix, Traffic traffic, Supplier<Traffic> current) {
    traffic.drops().keySet().forEach(reason -> {
      String name = prefix + "drops." + reason.name().toLowerCase(Locale.ROOT);
      gauge(name, () -> current.get().dropped(reason));
    });
    traffic
        .rejectsByReason()
        .keySet()
        .forEach(reason -> gauge(
            prefix + "rejects." + reason,
            () -> current.get().rejectsByReason().getOrDefault(reason, 0L)));
  }

  private void of(String id, String name, String figure, ToLongFunction<Traffic> of) {
    gauge(prefix(name) + figure, () -> of.applyAsLong(seen.clients().getOrDefault(id, NOTHING)));
  }

  private static String prefix(String name) {
    return "clients." + name + ".";
  }

  private void gauge(String name, Gauge<Long> gauge) {
    if (registered.add(ROOT + name)) {
      registry.register(ROOT + name, gauge);
    }
  }

  private void remove(String prefix) {
    registered.removeIf(name -> name.startsWith(ROOT + prefix) && registry.remove(name));
  }

  @Override
  public synchronized void close() {
    remove("");
    clients.clear();
  }

  private static final Traffic NOTHING =
      new Traffic(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), 0, 0);

  private static Map<String, ToLongFunction<Traffic>> figures() {
    Map<String, ToLongFunction<Traffic>> all = new LinkedHashMap<>();
    all.put("access_requests", Traffic::accessRequests);
    all.put("accepts", Traffic::accepts);
    all.put("rejects.all", Traffic::rejects);
    all.put("challenges", Traffic::challenges);
    all.put("accounting_requests", Traffic::accountingRequests);
    all.put("accounting_responses", Traffic::accountingResponses);
    all.put("status_server", Traffic::statusServer);
    all.put("duplicates", traffic -> traffic.duplicatesAnswered() + traffic.duplicatesPending());
    all.put(
        "drops.all",
        traffic -> traffic.drops().values().stream().mapToLong(Long::longValue).sum());
    all.put("median_micros", Traffic::medianMicros);
    all.put("p99_micros", Traffic::p99Micros);
    return Map.copyOf(all);
  }

  /** The clients that have gauges of their own, by id. */
  public synchronized Set<String> measured() {
    return Set.copyOf(clients.keySet());
  }
}
