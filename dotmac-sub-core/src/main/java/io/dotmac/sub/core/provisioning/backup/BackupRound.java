package io.dotmac.sub.core.provisioning.backup;

import static io.dotmac.sub.core.provisioning.device.DeviceLease.Round.CONFIGURATION;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.DeviceLease;
import io.dotmac.sub.core.provisioning.device.DevicesInUse;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks devices for their configurations: takes the lease of a device, asks it with no transaction
 * open, and records what it gave with the lease still its own.
 */
public final class BackupRound {
  private static final Logger LOG = LoggerFactory.getLogger(BackupRound.class);

  private final Database db;
  private final ConfigSource source;
  private final ConfigBackups backups;

  /** Works on this database and asks devices through {@code source}. */
  public BackupRound(Database db, ConfigSource source, ConfigBackups backups) {
    this.db = db;
    this.source = source;
    this.backups = backups;
  }

  /** What was done for a tenant. */
  public record Done(int changed, int same, int failed, int busy) {
    @Override
    public String toString() {
      return changed + " changed, " + same + " as they were, " + failed + " not given, " + busy
          + " asked by somebody else";
    }
  }

  /** What came of one device. */
  private record Outcome(@Nullable ConfigBackupId backup, boolean changed, String error) {}

  /** Asks all devices in use whose vendors give their configurations, one after the other. */
  public Done backUp(TenantId tenant) {
    Caller caller = Caller.system(tenant, "config-backup");
    int changed = 0;
    int same = 0;
    int failed = 0;
    int busy = 0;
    for (StepRequest.Target target : db.inTx(caller, this::targets)) {
      Optional<DeviceLease> lease =
          db.inTx(caller, tx -> DeviceLease.take(tx, CONFIGURATION, target.id()));
      if (lease.isEmpty()) {
        busy++;
        continue;
      }
      Outcome outcome = ask(caller, target, lease.get(), false);
      if (outcome.backup() == null) {
        LOG.warn("device {} does not give its configuration: {}", target.id(), outcome.error());
        failed++;
      } else if (outcome.changed()) {
        changed++;
      } else {
        same++;
      }
    }
    return new Done(changed, same, failed, busy);
  }

  /** Asks one device now; gives the configuration that it has. */
  public ConfigBackupId backUp(Caller caller, ProvisioningDeviceId device) {
    StepRequest.Target target = db.inTx(caller, tx -> target(tx, device));
    DeviceLease lease = db.inTx(caller, tx -> DeviceLease.take(tx, CONFIGURATION, device))
        .orElseThrow(() -> Problem.conflict(
            "backup_running", "the device is asked for its configuration already, come back soon"));
    Outcome outcome = ask(caller, target, lease, true);
    if (outcome.backup() == null) {
      throw Problem.conflict(
          "device_failed", "the device does not give its configuration: " + outcome.error());
    }
    return outcome.backup();
  }

  /** Deletes what is kept no longer; gives how many that were. */
  public int forget(TenantId tenant) {
    return db.inTx(Caller.system(tenant, "config-backup"), backups::forget);
  }

  /** No transaction is open while the device answers. */
  private Outcome ask(Caller caller, StepRequest.Target target, DeviceLease lease, boolean manual) {
    ConfigSource.Fetched fetched;
    try {
      fetched = source.fetch(target);
      if (fetched.content().isBlank()
          || fetched.text().length() > ConfigBackups.MOST_CHARACTERS
          || fetched.text().indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "what it gives is no configuration, but " + fetched.text().length() + " characters");
      }
    } catch (RuntimeException e) {
      // Whatever a device does, the others are asked all the same, and this one the next time.
      String why = String.valueOf(e.getMessage());
      db.run(caller, tx -> lease.release(tx, why));
      return new Outcome(null, false, why);
    }
    return db.inTx(caller, tx -> recorded(tx, target.id(), fetched, lease, manual));
  }

  private Outcome recorded(
      Tx tx,
      ProvisioningDeviceId device,
      ConfigSource.Fetched fetched,
      DeviceLease lease,
      boolean manual) {
    if (!lease.release(tx, null)) {
      return new Outcome(null, false, "it took so long that somebody else asks it now");
    }
    Optional<ConfigBackupId> before = backups.current(tx, device).map(ConfigBackup::id);
    ConfigBackupId now = backups.record(tx, device, fetched, manual).id();
    return new Outcome(now, !before.equals(Optional.of(now)), "");
  }

  private List<StepRequest.Target> targets(Tx tx) {
    return DevicesInUse.of(tx, source::serves).stream()
        .map(StepRequest.Target::of)
        .toList();
  }

  private StepRequest.Target target(Tx tx, ProvisioningDeviceId id) {
    return StepRequest.Target.of(DevicesInUse.require(
        tx,
        id,
        source::serves,
        "no_backup",
        "devices of this vendor do not give their configurations"));
  }
}
