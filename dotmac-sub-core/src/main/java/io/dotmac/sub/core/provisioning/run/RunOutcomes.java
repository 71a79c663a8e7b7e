package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.provisioning.ProvisioningEvent.ProvisioningCompleted;
import io.dotmac.sub.core.provisioning.ProvisioningEvent.ProvisioningFailed;
import io.dotmac.sub.core.provisioning.order.OrderType;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderStatus;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.workflow.ProvisioningWorkflow;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the answers of devices mean for steps, runs, orders and services. */
final class RunOutcomes {
  /** How often a step is tried that the device may have taken, or could not be reached for. */
  private static final int ATTEMPTS = 8;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final ServiceOrders orders;

  RunOutcomes(ServiceOrders orders) {
    this.orders = orders;
  }

  static String workflow(Tx tx, ProvisioningRun run) {
    return tx.require(ProvisioningWorkflow.class, run.workflow()).terms().name();
  }

  /** Gives whether the run goes on at once. */
  boolean record(Tx tx, ProvisioningRun run, RunStep step, StepResult result) {
    step.record(result.transcript());
    return result.match(
        done -> done(tx, run, step, done),
        later -> later(tx, run, step, later),
        failed -> failed(tx, run, step, failed.why(), failed.leftovers()));
  }

  private boolean done(Tx tx, ProvisioningRun run, RunStep step, StepResult.Done done) {
    step.succeed(tx.systemNow());
    if (done.changed()) {
      step.touched();
    }
    done.ont().ifPresent(number -> found(tx, run, number));
    boolean last = ProvisioningRuns.steps(tx, run.id()).stream()
        .allMatch(each -> each.status() == RunStatus.SUCCESS);
    if (last) {
      succeeded(tx, run);
    }
    return !last;
  }

  /** Each step reads the ONT; the inventory hears of it when it is another than was known. */
  private static void found(Tx tx, ProvisioningRun run, int number) {
    boolean known = run.ontNumber().filter(before -> before == number).isPresent();
    run.found(number);
    if (!known && run.direction() == Direction.APPLY) {
      OntRecords.assigned(tx, run, number);
    }
  }

  /** What was ordered works, or is gone: the service follows in this transaction. */
  void succeeded(Tx tx, ProvisioningRun run) {
    ServiceOrder order = tx.lock(ServiceOrder.class, run.order());
    run.succeed(tx.systemNow());
    orders.leftOver(order, List.of());
    if (run.direction() == Direction.APPLY) {
      tx.publish(new ProvisioningCompleted(order.subject(), run.id().value(), workflow(tx, run)));
      orders.finish(tx, order, null);
      return;
    }
    orders.onDevice(order, false);
    OntRecords.released(tx, run);
    if (order.type() == OrderType.DISCONNECT) {
      orders.finish(tx, order, null);
    } else {
      orders.move(tx, order, ServiceOrderStatus.FAILED, "what was set up was taken back");
    }
  }

  private boolean later(Tx tx, ProvisioningRun run, RunStep step, StepResult.Later later) {
    if (later.inDoubt()) {
      step.touched();
    }
    boolean patient = step.type() == StepType.CONFIRM_UP;
    if (!patient && step.attempts() >= ATTEMPTS) {
      List<String> left = later.inDoubt()
          ? List.of("unknown: " + step.name() + " on port " + run.input().ponPort() + ", ONT "
              + run.input().serialNumber())
          : List.of();
      return failed(tx, run, step, later.why(), left);
    }
    step.wait(later.why(), later.inDoubt());
    Instant then = tx.systemNow().plus(patient ? later.pause() : longer(later, step.attempts()));
    run.wait(then, later.why());
    return false;
  }

  private static Duration longer(StepResult.Later later, int attempts) {
    Duration pause = later.pause().multipliedBy(1L << Math.min(attempts - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private boolean failed(
      Tx tx, ProvisioningRun run, RunStep step, String why, List<String> leftovers) {
    if (!leftovers.isEmpty()) {
      step.touched();
    }
    step.fail(why, tx.systemNow());
    run.fail(why, leftovers, tx.systemNow());
    ServiceOrder order = tx.lock(ServiceOrder.class, run.order());
    orders.leftOver(order, leftovers);
    if (run.direction() == Direction.APPLY) {
      orders.onDevice(
          order, ProvisioningRuns.steps(tx, run.id()).stream().anyMatch(RunStep::changed));
    }
    orders.move(tx, order, ServiceOrderStatus.FAILED, step.name() + ": " + why);
    tx.publish(new ProvisioningFailed(
        order.subject(), run.id().value(), workflow(tx, run), step.name(), why));
    return false;
  }
}
