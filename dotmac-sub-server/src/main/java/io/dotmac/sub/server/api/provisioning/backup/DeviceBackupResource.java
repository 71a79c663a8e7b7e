package io.dotmac.sub.server.api.provisioning.backup;

import io.dotmac.sub.core.provisioning.backup.BackupRound;
import io.dotmac.sub.core.provisioning.backup.ConfigBackupId;
import io.dotmac.sub.core.provisioning.backup.ConfigBackups;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Devices that are asked for their configurations by hand. */
@Path("/provisioning-devices/{id}/backups")
@Produces(MediaType.APPLICATION_JSON)
public final class DeviceBackupResource {
  private final Database db;
  private final BackupRound round;
  private final ConfigBackups backups;

  public DeviceBackupResource(Database db, BackupRound round, ConfigBackups backups) {
    this.db = db;
    this.round = round;
    this.backups = backups;
  }

  /** Asks the device now, with no transaction open; answers the configuration that it has. */
  @POST
  @RequirePermission("network:device:write")
  public ConfigBackupView backUp(@Auth Caller caller, @PathParam("id") ProvisioningDeviceId id) {
    ConfigBackupId present = round.backUp(caller, id);
    return db.inTx(caller, tx -> ConfigBackupView.of(backups.require(tx, present)));
  }
}
