package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.provisioning.ProvisioningEvent.ProvisioningStarted;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out runs: claims one, and for each of its steps marks it, asks the device with no
 * transaction open, and records what was read back. Several workers and several nodes may run at
 * once. What a dead process had claimed is claimed again when its lease is over, and the device is
 * read before anything is sent to it again.
 */
public final class RunWorker {
  private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

  private final Database db;
  private final StepWork work;
  private final ServiceOrders orders = new ServiceOrders(new Subscriptions());
  private final RunOutcomes outcomes = new RunOutcomes(orders);
  private volatile boolean stopped;

  /** A step whose device is to be asked. */
  private record Begun(RunStepId step, StepRequest request) {}

  /** Works on this database and asks devices through {@code work}. */
  public RunWorker(Database db, StepWork work) {
    this.db = db;
    this.work = work;
  }

  /**
   * Carries out what is due.
   *
   * @return how many runs it worked on
   */
  public int work(TenantId tenant) {
    Caller caller = Caller.system(tenant, "provisioning");
    int worked = 0;
    while (!stopped) {
      Optional<RunClaim> claim = db.inTx(caller, this::claim);
      if (claim.isEmpty()) {
        break;
      }
      carryOut(caller, claim.get());
      worked++;
    }
    return worked;
  }

  /** Begins no further step; what is begun is recorded. */
  public void stop() {
    stopped = true;
  }

  private Optional<RunClaim> claim(Tx tx) {
    Optional<RunClaim> claim = RunClaim.next(tx);
    claim.ifPresent(held -> {
      ProvisioningRun run = tx.require(ProvisioningRun.class, held.run());
      if (run.claim(held.token(), tx.systemNow()) && run.direction() == Direction.APPLY) {
        ServiceOrder order = tx.require(ServiceOrder.class, run.order());
        tx.publish(new ProvisioningStarted(
            order.subject(), run.id().value(), RunOutcomes.workflow(tx, run)));
      }
    });
    return claim;
  }

  private void carryOut(Caller caller, RunClaim claim) {
    boolean goesOn = true;
    while (goesOn) {
      Optional<Begun> begun = db.inTx(caller, tx -> begin(tx, claim));
      if (begun.isEmpty()) {
        return;
      }
      // No transaction is open here: a device may take minutes.
      StepResult result = ask(begun.get().request());
      goesOn = db.inTx(caller, tx -> record(tx, claim, begun.get().step(), result));
    }
  }

  private StepResult ask(StepRequest request) {
    try {
      return work.carryOut(request);
    } catch (RuntimeException e) {
      LOG.error("a step on {} broke off", request.target(), e);
      return new StepResult.Later(
          "",
          "the program broke off: " + e.getClass().getSimpleName(),
          Duration.ofMinutes(1),
          request.type() != StepType.CONFIRM_UP);
    }
  }

  private Optional<Begun> begin(Tx tx, RunClaim claim) {
    ProvisioningRun run = tx.lock(ProvisioningRun.class, claim.run());
    if (!run.heldBy(claim.token())) {
      return Optional.empty();
    }
    Optional<RunStep> next = ProvisioningRuns.steps(tx, run.id()).stream()
        .filter(step -> step.status() != RunStatus.SUCCESS)
        .findFirst();
    if (next.isEmpty()) {
      outcomes.succeeded(tx, run);
      claim.release(tx);
      return Optional.empty();
    }
    claim.renew(tx);
    RunStep step = next.get();
    boolean interrupted = step.begin(tx.systemNow());
    if (step.type() != StepType.CONFIRM_UP) {
      orders.onDevice(tx.lock(ServiceOrder.class, run.order()), true);
    }
    return Optional.of(new Begun(step.id(), request(tx, run, step, interrupted)));
  }

  private static StepRequest request(Tx tx, ProvisioningRun run, RunStep step, boolean again) {
    ProvisioningDevice device = tx.require(ProvisioningDevice.class, run.input().deviceId());
    Subscription service = tx.require(Subscription.class, run.subscription());
    return new StepRequest(
        StepRequest.Target.of(device),
        run.direction(),
        step.type(),
        step.config(),
        step.templateBody(),
        run.input(),
        run.ontNumber().map(OptionalInt::of).orElseGet(OptionalInt::empty),
        service.number(),
        again,
        Duration.between(step.startedAt().orElse(tx.systemNow()), tx.systemNow()));
  }

  /** Gives whether there may be another step; an answer that came too late is left to others. */
  private boolean record(Tx tx, RunClaim claim, RunStepId id, StepResult result) {
    ProvisioningRun run = tx.lock(ProvisioningRun.class, claim.run());
    if (!run.heldBy(claim.token())) {
      return false;
    }
    RunStep step = tx.require(RunStep.class, id);
    boolean goesOn = outcomes.record(tx, run, step, result);
    if (!goesOn) {
      claim.release(tx);
    }
    return goesOn && !stopped;
  }
}
