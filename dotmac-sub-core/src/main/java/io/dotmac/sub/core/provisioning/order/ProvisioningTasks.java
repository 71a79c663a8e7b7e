package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.technician.TechnicianId;
import io.dotmac.sub.core.provisioning.technician.Technicians;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import org.jspecify.annotations.Nullable;

/** The things that people have to do for orders; an order is not done before they are. */
public final class ProvisioningTasks {
  /** All of them, the newest first; staff only. */
  public static final Listing<ProvisioningTask> LISTING = Listing.of(ProvisioningTask.class)
      .filter("service_order_id", "e.order.value = :service_order_id", Id::parse)
      .filter("assigned_to", "e.assignedTo.value = :assigned_to", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(TaskStatus.class, text))
      .sort("name", "lower(e.name)")
      .sort("created_at", "e.createdAt");

  private final ServiceOrders orders;

  /** Of these orders. */
  public ProvisioningTasks(ServiceOrders orders) {
    this.orders = orders;
  }

  /**
   * What may be edited.
   *
   * @param assignedTo who does it; absent: whoever carries out the order
   */
  public record Terms(
      String name,
      @Nullable TechnicianId assignedTo,
      @Nullable String notes) {
    private void check(Tx tx) {
      Checks checks = new Checks().required("/name", name, 200).text("/notes", notes, 4_000);
      Technicians.check(tx, checks, "/assigned_to", assignedTo);
      checks.done();
    }
  }

  /** Adds one to an order that is not over. */
  public ProvisioningTask create(Tx tx, ServiceOrderId id, Terms terms) {
    terms.check(tx);
    // Locked, so that the order is not completed at this moment.
    ServiceOrder order = orders.locked(tx, id);
    requireOpen(order);
    ProvisioningTask task = new ProvisioningTask(order.id(), terms);
    tx.save(task);
    return task;
  }

  /** The task of that id. */
  public ProvisioningTask require(Tx tx, ProvisioningTaskId id) {
    return LISTING.require(tx, id);
  }

  /** Changes what may be edited, and moves it on when {@code status} is another. */
  public ProvisioningTask update(Tx tx, ProvisioningTaskId id, Terms terms, TaskStatus status) {
    ProvisioningTask task = require(tx, id);
    requireOpen(orders.locked(tx, task.order()));
    if (!terms.equals(task.terms())) {
      terms.check(tx);
      task.change(terms);
    }
    if (status != task.status()) {
      task.become(status, tx.now());
    }
    return task;
  }

  /** Takes back one that nobody has begun. */
  public void remove(Tx tx, ProvisioningTaskId id) {
    ProvisioningTask task = require(tx, id);
    requireOpen(orders.locked(tx, task.order()));
    if (task.startedAt().isPresent()) {
      throw Problem.conflict("task_begun", "somebody has begun the task; complete it or fail it");
    }
    tx.session().remove(task);
  }

  /** How many of an order are not done. */
  static long open(Tx tx, ServiceOrderId order) {
    return tx.session()
        .createSelectionQuery(
            "select count(e) from ProvisioningTask e"
                + " where e.order.value = :order and e.status <> :done",
            Long.class)
        .setParameter("order", order.value())
        .setParameter("done", TaskStatus.COMPLETED)
        .getSingleResult();
  }

  /** While the network is set up, nothing is added: the order is done when that was read back. */
  private static void requireOpen(ServiceOrder order) {
    if (!order.open() || order.status() == ServiceOrderStatus.PROVISIONING) {
      throw Problem.conflict(
          "order_over",
          "order " + order.number() + " is " + WireName.of(order.status())
              + ": its tasks are over");
    }
  }
}
