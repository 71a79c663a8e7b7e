package io.dotmac.sub.core.provisioning.discovery;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderStatus;
import io.dotmac.sub.core.provisioning.run.ProvisioningRun;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.provisioning.run.RunInput;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** ONTs that showed themselves: kept as they were seen, and let in where an order expects them. */
public final class DiscoveredOnts {
  /** All of them, the newest first; staff only. */
  public static final Listing<DiscoveredOnt> LISTING = Listing.of(DiscoveredOnt.class)
      .filter("status", "e.status = :status", text -> WireName.parse(DiscoveryStatus.class, text))
      .filter("device_id", "e.device.value = :device_id", Id::parse)
      .filter("serial_number", "e.serialNumber = :serial_number", RunInput::canonical)
      .sort("last_seen_at", "e.lastSeenAt")
      .sort("first_seen_at", "e.firstSeenAt");

  /** The entities and columns of this package, for the session factory. */
  public static final List<Class<?>> ENTITIES =
      List.of(DiscoveredOnt.class, DiscoveryStatus.Column.class);

  private final ProvisioningRuns runs;

  /** Lets them in by {@code runs}. */
  public DiscoveredOnts(ProvisioningRuns runs) {
    this.runs = runs;
  }

  /** The one of that id. */
  public DiscoveredOnt require(Tx tx, DiscoveredOntId id) {
    return LISTING.require(tx, id);
  }

  /** The open order that expects it, if one does. */
  public static Optional<ServiceOrder> order(Tx tx, DiscoveredOnt ont) {
    return tx.session()
        .createSelectionQuery(
            "from ServiceOrder e where e.ontSerial = :serial and e.type = :type"
                + " and e.status in (:ready) order by e.id.value",
            ServiceOrder.class)
        .setParameter("serial", ont.serialNumber())
        .setParameter("type", OrderType.NEW_INSTALL)
        .setParameterList(
            "ready", List.of(ServiceOrderStatus.SUBMITTED, ServiceOrderStatus.SCHEDULED))
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /**
   * Lets it in for an order.
   *
   * @param order absent: the one that expects it
   * @param workflow absent: the device's
   */
  public ProvisioningRun approve(
      Tx tx, DiscoveredOntId id, @Nullable ServiceOrderId order, @Nullable WorkflowId workflow) {
    require(tx, id);
    DiscoveredOnt ont = tx.lock(DiscoveredOnt.class, id);
    ServiceOrderId wanted = order == null
        ? order(tx, ont)
            .map(ServiceOrder::id)
            .orElseThrow(() -> Problem.invalid(
                "/service_order_id", "required", "no order expects " + ont.serialNumber()))
        : order;
    WorkflowId by = workflow == null
        ? usual(tx, ont)
            .orElseThrow(() -> Problem.invalid(
                "/workflow_id", "required", "the device has no workflow of its own"))
        : workflow;
    ProvisioningRun run = runs.start(
        tx, by, wanted, new RunInput(ont.device(), ont.ponPort(), ont.serialNumber(), null));
    ont.started(run.id());
    return run;
  }

  /** Records what a device shows now, and lets in what may be; gives how many that were. */
  public int record(Tx tx, ProvisioningDeviceId device, List<FoundOnt> found) {
    Map<String, DiscoveredOnt> known = new HashMap<>();
    tx.session()
        .createSelectionQuery(
            "from DiscoveredOnt e where e.device.value = :device and e.status <> :gone",
            DiscoveredOnt.class)
        .setParameter("device", device.value())
        .setParameter("gone", DiscoveryStatus.GONE)
        .getResultList()
        .forEach(ont -> known.put(ont.serialNumber(), ont));
    boolean automatic = Settings.get(tx, ZeroTouch.SETTING) == ZeroTouch.AUTOMATIC;
    int started = 0;
    for (FoundOnt each : found) {
      DiscoveredOnt ont = known.remove(each.serialNumber());
      if (ont == null) {
        ont = new DiscoveredOnt(device, each, tx.systemNow());
        tx.save(ont);
      } else {
        ont.seen(each, tx.systemNow());
      }
      started += automatic && letIn(tx, ont) ? 1 : 0;
    }
    known.values().forEach(DiscoveredOnt::gone);
    return started;
  }

  private boolean letIn(Tx tx, DiscoveredOnt ont) {
    Optional<ServiceOrder> order = order(tx, ont);
    boolean may = ont.status() == DiscoveryStatus.SEEN
        && order.isPresent()
        && !order.get().onDevice()
        && usual(tx, ont).isPresent()
        && ProvisioningRuns.ready(tx, order.get());
    if (may) {
      tx.session().flush();
      approve(tx, ont.id(), order.get().id(), null);
    }
    return may;
  }

  private static Optional<WorkflowId> usual(Tx tx, DiscoveredOnt ont) {
    return Optional.ofNullable(
            tx.require(ProvisioningDevice.class, ont.device()).terms().workflowId())
        .map(WorkflowId::new);
  }
}
