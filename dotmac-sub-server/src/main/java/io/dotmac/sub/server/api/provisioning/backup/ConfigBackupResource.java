package io.dotmac.sub.server.api.provisioning.backup;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.backup.BackupNotes;
import io.dotmac.sub.core.provisioning.backup.ConfigBackup;
import io.dotmac.sub.core.provisioning.backup.ConfigBackupId;
import io.dotmac.sub.core.provisioning.backup.ConfigBackups;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The configurations that devices had. */
@Path("/nas/backups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConfigBackupResource {
  private final Database db;
  private final ConfigBackups backups;

  public ConfigBackupResource(Database db, ConfigBackups backups) {
    this.db = db;
    this.backups = backups;
  }

  @GET
  @ListedBy(ConfigBackups.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:device:read")
  public Page<ConfigBackupView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> ConfigBackups.LISTING.fetch(tx, query).map(ConfigBackupView::of)));
  }

  /**
   * What differs between two.
   *
   * @param older an id
   * @param newer an id; absent: what the same device has now
   */
  @GET
  @Path("/compare")
  @RequirePermission("network:device:read")
  public ConfigComparison compare(
      @Auth Caller caller,
      @Nullable @QueryParam("older") ConfigBackupId older,
      @Nullable @QueryParam("newer") ConfigBackupId newer) {
    return ConfigComparison.of(db.read(caller, tx -> backups.pair(tx, older, newer)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:device:read")
  public ConfigBackupView get(@Auth Caller caller, @PathParam("id") ConfigBackupId id) {
    return db.read(caller, tx -> ConfigBackupView.of(backups.require(tx, id)));
  }

  /** Without secrets. */
  @GET
  @Path("/{id}/content")
  @RequirePermission("network:device:read")
  public ConfigContent content(@Auth Caller caller, @PathParam("id") ConfigBackupId id) {
    return db.read(caller, tx -> new ConfigContent(id, backups.require(tx, id).content()));
  }

  /** As the device gave it, with its secrets: for whoever puts a device back in place. */
  @GET
  @Path("/{id}/original")
  @RequirePermission("network:device:write")
  public ConfigContent original(@Auth Caller caller, @PathParam("id") ConfigBackupId id) {
    return db.read(caller, tx -> new ConfigContent(id, backups.original(tx, id)));
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("network:device:write")
  public ConfigBackupView update(
      @Auth Caller caller,
      @PathParam("id") ConfigBackupId id,
      @BeanParam IfMatch ifMatch,
      Fields<BackupNotes> body) {
    body.known(BackupNotes.class);
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  private ConfigBackupView update(
      Tx tx, ConfigBackupId id, IfMatch ifMatch, Fields<BackupNotes> body) {
    ConfigBackup found = backups.require(tx, id);
    ifMatch.require(found.version());
    return ConfigBackupView.flushed(tx, backups.describe(tx, id, body.over(found.said())));
  }
}
