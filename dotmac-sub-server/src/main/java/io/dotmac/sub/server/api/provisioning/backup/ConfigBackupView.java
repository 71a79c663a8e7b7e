package io.dotmac.sub.server.api.provisioning.backup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.provisioning.backup.BackupMethod;
import io.dotmac.sub.core.provisioning.backup.BackupNotes;
import io.dotmac.sub.core.provisioning.backup.ConfigBackup;
import io.dotmac.sub.core.provisioning.backup.ConfigBackupId;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/**
 * A configuration that a device had.
 *
 * @param takenAt when the device was found to have it
 * @param seenAt when the device was last found to have it
 * @param configHash SHA-256 of what is shown of it
 * @param linesAdded how many lines the one before had not
 * @param linesRemoved how many lines of the one before it has not
 * @param isCurrent whether the device had it when it was last asked
 */
public record ConfigBackupView(
    ConfigBackupId id,
    ProvisioningDeviceId deviceId,
    BackupMethod backupMethod,
    boolean isManual,
    Instant takenAt,
    Instant seenAt,
    String configHash,
    int lines,
    int linesAdded,
    int linesRemoved,
    boolean isCurrent,
    @JsonUnwrapped BackupNotes said,
    int version)
    implements Versioned {
  static ConfigBackupView of(ConfigBackup row) {
    return new ConfigBackupView(
        row.id(),
        row.device(),
        row.method(),
        row.isManual(),
        row.takenAt(),
        row.seenAt(),
        row.digest(),
        row.lines(),
        row.linesAdded(),
        row.linesRemoved(),
        row.isCurrent(),
        row.said(),
        row.version());
  }

  static ConfigBackupView flushed(Tx tx, ConfigBackup row) {
    tx.flush();
    return of(row);
  }
}
