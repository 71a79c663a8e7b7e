package io.dotmac.sub.devices.poller;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.transport.snmp.Oid;
import io.dotmac.sub.devices.transport.snmp.SnmpClient;
import io.dotmac.sub.devices.transport.snmp.SnmpTarget;
import io.dotmac.sub.devices.transport.snmp.SnmpValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * Reads devices by SNMP. A device that does not answer holds up no other: its failure is in its
 * result.
 */
public final class Poller {
  private static final Oid SYS_OBJECT_ID = Oid.of("1.3.6.1.2.1.1.2.0");
  private static final Oid SCALAR = Oid.of("0");

  private final SnmpClient snmp;

  public Poller(SnmpClient snmp) {
    this.snmp = snmp;
  }

  /** Asks a device what it is, and gives the maps of that model. */
  public CompletionStage<List<OidMap>> recognise(SnmpTarget target, OidMaps maps) {
    return snmp.get(target, List.of(SYS_OBJECT_ID))
        .thenApply(found ->
            found.get(0).value() instanceof SnmpValue.Name name ? maps.of(name.oid()) : List.of());
  }

  /** Reads a device once. The stage itself never fails. */
  public CompletionStage<PollResult> poll(PollTask task) {
    Map<String, List<PolledRow>> tables = new ConcurrentHashMap<>();
    Map<String, DeviceError> failures = new ConcurrentHashMap<>();
    CompletableFuture<?>[] readings = task.maps().stream()
        .map(map -> read(task.target(), map)
            .handle((rows, failure) -> {
              if (failure == null) {
                tables.put(map.name(), rows);
              } else {
                failures.put(map.name(), error(failure));
              }
              return map;
            })
            .toCompletableFuture())
        .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(readings)
        .thenApply(done -> new PollResult(task.target().id(), tables, failures));
  }

  private CompletionStage<List<PolledRow>> read(SnmpTarget target, OidMap map) {
    if (map.table()) {
      return snmp.table(target, map.oids()).thenApply(rows -> {
        List<PolledRow> read = new ArrayList<>(rows.size());
        rows.forEach((index, values) -> read.add(map.row(index, values)));
        return read;
      });
    }
    return snmp.get(target, map.oids()).thenApply(found -> {
      Map<Oid, SnmpValue> values = new LinkedHashMap<>();
      found.forEach(each -> values.put(each.oid(), each.value()));
      return List.of(map.row(SCALAR, values));
    });
  }

  private static DeviceError error(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof DeviceException known
        ? known.error()
        : new DeviceError.ProtocolViolation("the answer could not be read: " + cause);
  }

  /** Reads many devices once, side by side. */
  public CompletionStage<List<PollResult>> poll(List<PollTask> tasks) {
    List<CompletableFuture<PollResult>> all =
        tasks.stream().map(task -> poll(task).toCompletableFuture()).toList();
    return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
        .thenApply(done -> all.stream().map(CompletableFuture::join).toList());
  }

  /**
   * Reads devices again and again until the polling is closed. Each has a time of its own within
   * the interval, so that they are not asked all at once; one that is still being read when its
   * time comes is left out that time. The sink must not wait.
   */
  public Polling start(PollPlan plan, ScheduledExecutorService timer, Consumer<PollResult> sink) {
    Polling polling = new Polling(this, timer, plan.interval(), sink);
    plan.tasks().forEach(polling::begin);
    return polling;
  }
}
