package io.dotmac.sub.core.provisioning.drift;

import static io.dotmac.sub.core.provisioning.device.DeviceLease.Round.DRIFT;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.DeviceLease;
import io.dotmac.sub.core.provisioning.device.DevicesInUse;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.drift.DriftFindings.Counts;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads devices and keeps what differs from the records: takes the lease of a device, reads it with
 * no transaction open, and compares with the lease still its own.
 */
public final class DriftRound {
  private static final Logger LOG = LoggerFactory.getLogger(DriftRound.class);

  private final Database db;
  private final OntReader reader;

  /** Works on this database and reads devices through {@code reader}. */
  public DriftRound(Database db, OntReader reader) {
    this.db = db;
    this.reader = reader;
  }

  /** What was done for a tenant; {@code open} is what differs now on those that were read. */
  public record Done(int read, int failed, int busy, int opened, int open, int resolved) {
    @Override
    public String toString() {
      return read + " devices read, " + failed + " silent, " + busy + " read by somebody else, "
          + open + " differences, " + opened + " of them new, " + resolved + " over";
    }
  }

  /** What came of one device that was read. */
  public record Checked(int onts, int ports, Counts counts) {}

  /** What to ask of a device, and what was known of it before. */
  private record Question(StepRequest.Target target, Set<String> ports, Instant since) {}

  private record Outcome(@Nullable Checked checked, String error) {}

  /** Reads all line terminals in use, one after the other. */
  public Done detect(TenantId tenant) {
    Caller caller = Caller.system(tenant, "drift");
    db.inTx(caller, DriftFindings::abandon);
    int read = 0;
    int failed = 0;
    int busy = 0;
    int opened = 0;
    int open = 0;
    int resolved = 0;
    for (StepRequest.Target target : db.inTx(caller, this::targets)) {
      Optional<DeviceLease> lease = db.inTx(caller, tx -> DeviceLease.take(tx, DRIFT, target.id()));
      if (lease.isEmpty()) {
        busy++;
        continue;
      }
      Outcome outcome = ask(caller, target, lease.get());
      if (outcome.checked() == null) {
        LOG.warn("device {} does not say which ONTs it has: {}", target.id(), outcome.error());
        failed++;
      } else {
        Counts counts = outcome.checked().counts();
        read++;
        opened += counts.opened();
        open += counts.open();
        resolved += counts.resolved();
      }
    }
    return new Done(read, failed, busy, opened, open, resolved);
  }

  /** Reads one device now. */
  public Checked detect(Caller caller, ProvisioningDeviceId device) {
    StepRequest.Target target = db.inTx(caller, tx -> target(tx, device));
    DeviceLease lease = db.inTx(caller, tx -> DeviceLease.take(tx, DRIFT, device))
        .orElseThrow(
            () -> Problem.conflict("drift_running", "the device is read already, come back soon"));
    Outcome outcome = ask(caller, target, lease);
    if (outcome.checked() == null) {
      throw Problem.conflict(
          "device_failed", "the device does not say which ONTs it has: " + outcome.error());
    }
    return outcome.checked();
  }

  /** No transaction is open while the device answers. */
  private Outcome ask(Caller caller, StepRequest.Target target, DeviceLease lease) {
    List<SeenOnt> seen;
    Question question = db.inTx(
        caller, tx -> new Question(target, OntBelief.ports(tx, target.id()), tx.systemNow()));
    try {
      seen = reader.read(target, question.ports());
    } catch (RuntimeException e) {
      // Whatever a device does, the others are read all the same, and this one the next time.
      String why = String.valueOf(e.getMessage());
      db.run(caller, tx -> lease.release(tx, why));
      return new Outcome(null, why);
    }
    return db.inTx(caller, tx -> compared(tx, question, seen, lease));
  }

  /** The records are read after the device: what ran meanwhile is not held against either. */
  private static Outcome compared(Tx tx, Question question, List<SeenOnt> seen, DeviceLease lease) {
    if (!lease.release(tx, null)) {
      return new Outcome(null, "it took so long that somebody else reads it now");
    }
    ProvisioningDeviceId device = question.target().id();
    List<Drift.Difference> differences = Drift.between(
        OntBelief.of(tx, device, seen),
        seen,
        question.ports(),
        OntBelief.busy(tx, device, question.since()));
    Counts counts = DriftFindings.keep(tx, device, differences);
    return new Outcome(new Checked(seen.size(), question.ports().size(), counts), "");
  }

  private List<StepRequest.Target> targets(Tx tx) {
    return DevicesInUse.of(tx, reader::serves).stream()
        .map(StepRequest.Target::of)
        .toList();
  }

  private StepRequest.Target target(Tx tx, ProvisioningDeviceId id) {
    return StepRequest.Target.of(DevicesInUse.require(
        tx,
        id,
        reader::serves,
        "no_line_terminal",
        "devices of this vendor are no line terminals"));
  }
}
