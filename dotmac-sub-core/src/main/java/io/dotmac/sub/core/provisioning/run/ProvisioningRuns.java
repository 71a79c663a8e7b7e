package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.order.ServiceOrderStatus;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.order.TaskStatus;
import io.dotmac.sub.core.provisioning.template.ConfigTemplate;
import io.dotmac.sub.core.provisioning.template.ConfigTemplateId;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningStep;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningWorkflow;
import io.dotmac.sub.core.provisioning.workflow.StepTerms;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.provisioning.workflow.Workflows;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs as people ask for them: begun, tried again, taken back. {@link RunWorker} does the work. */
public final class ProvisioningRuns {
  /** All of them, the newest first; staff only. */
  public static final Listing<ProvisioningRun> LISTING = Listing.of(ProvisioningRun.class)
      .filter("status", "e.status = :status", text -> WireName.parse(RunStatus.class, text))
      .filter("service_order_id", "e.order.value = :service_order_id", Id::parse)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("workflow_id", "e.workflow.value = :workflow_id", Id::parse)
      .filter("device_id", "e.input.deviceId.value = :device_id", Id::parse)
      .sort("created_at", "e.createdAt")
      .sort("started_at", "e.startedAt");

  /** Whether services that end are taken down on devices without anybody asking for it. */
  public static final Setting<Boolean> AUTOMATIC =
      Setting.flag(SettingDomain.PROVISIONING, "disconnect_automatically", true);

  private final ServiceOrders orders;
  private final Workflows workflows = new Workflows();

  /** Of these orders. */
  public ProvisioningRuns(ServiceOrders orders) {
    this.orders = orders;
  }

  /** The run of that id. */
  public ProvisioningRun require(Tx tx, ProvisioningRunId id) {
    return LISTING.require(tx, id);
  }

  /** Whether nobody has anything left to do for an order before it is carried out. */
  public static boolean ready(Tx tx, ServiceOrder order) {
    return ServiceOrders.openTasks(tx, order) == 0;
  }

  /** Its steps, in order. */
  public static List<RunStep> steps(Tx tx, ProvisioningRunId run) {
    return tx.session()
        .createSelectionQuery(
            "from RunStep e where e.run.value = :run order by e.position", RunStep.class)
        .setParameter("run", run.value())
        .getResultList();
  }

  /** Begins to carry out an order that sets something up. */
  public ProvisioningRun start(Tx tx, WorkflowId id, ServiceOrderId orderId, RunInput input) {
    ProvisioningWorkflow workflow = workflows.require(tx, id);
    List<ProvisioningStep> steps = workflows.steps(tx, id);
    check(tx, workflow, steps, input);
    ServiceOrder order = orders.locked(tx, orderId);
    if (order.type() == OrderType.DISCONNECT) {
      throw Problem.conflict(
          "order_type",
          "order " + order.number() + " disconnects: it takes down what a run set up");
    }
    if (order.onDevice()) {
      throw Problem.conflict(
          "order_on_device",
          "a run has set up something for order " + order.number() + ": retry it or undo it");
    }
    begin(tx, order);
    ProvisioningRun run = ProvisioningRun.apply(tx, order, id, input);
    tx.save(run);
    for (ProvisioningStep step : steps) {
      int position = steps.indexOf(step);
      tx.save(new RunStep(run.id(), position, step.terms(), body(tx, step.terms())));
    }
    return run;
  }

  private static @Nullable String body(Tx tx, StepTerms terms) {
    UUID template = terms.config().templateId();
    return template == null
        ? null
        : tx.require(ConfigTemplate.class, new ConfigTemplateId(template))
            .terms()
            .body();
  }

  /** Begins to take down, for an order to disconnect, what was set up for the service. */
  public ProvisioningRun disconnect(Tx tx, ServiceOrderId orderId) {
    ServiceOrder order = orders.locked(tx, orderId);
    if (order.type() != OrderType.DISCONNECT) {
      throw Problem.conflict(
          "order_type", "order " + order.number() + " does not disconnect anything");
    }
    ProvisioningRun installed = installed(tx, order.subscription())
        .orElseThrow(() -> Problem.conflict(
            "nothing_installed",
            "no run has set up the service of order " + order.number() + ": complete it by hand"));
    begin(tx, order);
    return takeDown(tx, order, installed, steps(tx, installed.id()));
  }

  /**
   * Begins what is due of it by itself: orders that nobody works on yet, on their day, where a run
   * had set up the service. At most {@code limit}; gives how many.
   */
  public int disconnectDue(Tx tx, int limit) {
    if (!Settings.get(tx, AUTOMATIC)) {
      return 0;
    }
    List<ServiceOrder> due = tx.session()
        .createSelectionQuery(
            "from ServiceOrder e where e.type = :type and e.status = :submitted"
                + " and (e.dueOn is null or e.dueOn <= :today)"
                + " and exists (select 1 from ProvisioningRun r"
                + " where r.subscription.value = e.subscription.value"
                + " and r.direction = :apply and r.status = :done)"
                + " and not exists (select 1 from ProvisioningTask t"
                + " where t.order.value = e.id.value and t.status <> :completed)"
                + " order by e.id.value",
            ServiceOrder.class)
        .setParameter("type", OrderType.DISCONNECT)
        .setParameter("submitted", ServiceOrderStatus.SUBMITTED)
        .setParameter("today", tx.today())
        .setParameter("apply", Direction.APPLY)
        .setParameter("done", RunStatus.SUCCESS)
        .setParameter("completed", TaskStatus.COMPLETED)
        .setMaxResults(limit)
        .getResultList();
    int begun = 0;
    for (ServiceOrder order : due) {
      if (installed(tx, order.subscription()).isPresent()) {
        disconnect(tx, order.id());
        begun++;
      }
    }
    return begun;
  }

  /** Tries a failed run again, from its first step that is not done or from an earlier one. */
  public ProvisioningRun retry(Tx tx, ProvisioningRunId id, @Nullable Integer fromStep) {
    ProvisioningRun found = require(tx, id);
    ServiceOrder order = orders.locked(tx, found.order());
    ProvisioningRun run = tx.lock(ProvisioningRun.class, id);
    requireNewest(tx, run);
    List<RunStep> steps = steps(tx, id);
    int undone = (int)
        steps.stream().takeWhile(step -> step.status() == RunStatus.SUCCESS).count();
    int from = fromStep == null ? undone : fromStep;
    new Checks().range("/from_step", from, 0, undone).done();
    run.again(tx.systemNow());
    steps.subList(from, steps.size()).forEach(RunStep::reset);
    orders.move(tx, order, ServiceOrderStatus.PROVISIONING, "tried again");
    return run;
  }

  /** Takes back what a failed run had set up before it failed. */
  public ProvisioningRun undo(Tx tx, ProvisioningRunId id) {
    ProvisioningRun found = require(tx, id);
    ServiceOrder order = orders.locked(tx, found.order());
    ProvisioningRun run = tx.lock(ProvisioningRun.class, id);
    requireNewest(tx, run);
    if (run.status() != RunStatus.FAILED || run.direction() != Direction.APPLY) {
      throw Problem.conflict(
          "run_status", "only a failed run that set something up can be taken back");
    }
    // Only what a new installation let in is its own to take out: others change what was there.
    List<RunStep> touched = steps(tx, id).stream()
        .filter(RunStep::changed)
        .filter(step -> step.type() != StepType.ASSIGN_ONT || order.type() == OrderType.NEW_INSTALL)
        .toList();
    if (touched.isEmpty()) {
      throw Problem.conflict("nothing_to_undo", "the run has left nothing on the device");
    }
    orders.move(tx, order, ServiceOrderStatus.PROVISIONING, "taken back");
    return takeDown(tx, order, run, touched);
  }

  /** The run that set up what a service has on a device, unless that was taken down. */
  public static Optional<ProvisioningRun> installed(Tx tx, SubscriptionId service) {
    return tx.session()
        .createSelectionQuery(
            "from ProvisioningRun e where e.subscription.value = :service"
                + " and e.direction = :apply and e.status = :done"
                + " and not exists (select 1 from ProvisioningRun u"
                + " where u.undoes.value = e.id.value and u.status = :done)"
                + " order by e.id.value desc",
            ProvisioningRun.class)
        .setParameter("service", service.value())
        .setParameter("apply", Direction.APPLY)
        .setParameter("done", RunStatus.SUCCESS)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /**
   * In reverse; where the ONT goes, its services go with it but for what a template pushed, and
   * nothing is waited for.
   */
  private ProvisioningRun takeDown(
      Tx tx, ServiceOrder order, ProvisioningRun undone, List<RunStep> steps) {
    ProvisioningRun run = ProvisioningRun.undo(tx, order, undone);
    tx.save(run);
    boolean whole = steps.stream().anyMatch(step -> step.type() == StepType.ASSIGN_ONT);
    List<RunStep> reversed = new ArrayList<>(steps);
    Collections.reverse(reversed);
    int position = 0;
    for (RunStep step : reversed) {
      boolean pushed = step.type() == StepType.PUSH_CONFIG;
      if (step.type() == StepType.ASSIGN_ONT
          || pushed && (!whole || step.templateBody().isPresent())) {
        tx.save(step.of(run.id(), position++));
      }
    }
    return run;
  }

  private void begin(Tx tx, ServiceOrder order) {
    orders.requireNoTasks(tx, order);
    orders.move(tx, order, ServiceOrderStatus.PROVISIONING, null);
  }

  private static void requireNewest(Tx tx, ProvisioningRun run) {
    boolean newer = tx.session()
            .createSelectionQuery(
                "select count(e) from ProvisioningRun e where e.order.value = :order"
                    + " and e.id.value > :run",
                Long.class)
            .setParameter("order", run.order().value())
            .setParameter("run", run.id().value())
            .getSingleResult()
        > 0;
    if (newer) {
      throw Problem.conflict("run_outdated", "the order has a newer run");
    }
  }

  private static void check(
      Tx tx, ProvisioningWorkflow workflow, List<ProvisioningStep> steps, RunInput input) {
    Optional<ProvisioningDevice> device = tx.find(ProvisioningDevice.class, input.deviceId())
        .filter(one -> one.terms().isActive());
    boolean vlanKnown = input.vlan() != null
        || steps.stream()
            .allMatch(step -> step.terms().stepType() != StepType.PUSH_CONFIG
                || step.terms().config().vlan() != null
                || step.terms().config().templateId() != null);
    input
        .check()
        .rule(
            workflow.terms().isActive() && !steps.isEmpty(),
            "/workflow_id",
            "unusable",
            "a workflow that is active and has steps was expected")
        .rule(
            device.isPresent(),
            "/device_id",
            "unknown",
            "no active device of the id " + input.deviceId() + " exists")
        .rule(
            device.isEmpty()
                || device.get().terms().vendor() == workflow.terms().vendor(),
            "/device_id",
            "vendor",
            "the workflow is for devices of " + WireName.of(workflow.terms().vendor()))
        .rule(vlanKnown, "/vlan", "required", "the workflow names no VLAN: the run must")
        .done();
  }
}
