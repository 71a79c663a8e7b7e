package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.network.alert.Alert;
import io.dotmac.sub.core.network.alert.Alerts;
import io.dotmac.sub.core.network.inventory.ItemId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.api.network.inventory.FactResource;
import io.dotmac.sub.server.api.network.inventory.ItemView;
import io.dotmac.sub.server.security.Guarded;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Alerts: raised and ended by what is measured, looked after by people. */
@Path("/alerts")
@Guarded("network:device")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AlertResource extends FactResource<Alert> {
  public AlertResource(Database db) {
    super(db, Alert.class);
  }

  /** Somebody looks after it. */
  @POST
  @Path("/{id}/ack")
  @RequirePermission(":write")
  public ItemView<Alert> acknowledge(
      @Auth Caller caller, @PathParam("id") ItemId id, NoteAlert body) {
    return db.inTx(caller, tx -> ItemView.of(Alerts.acknowledge(tx, id.value(), body.note())));
  }

  /** It is over; if its value is not, it is raised again. */
  @POST
  @Path("/{id}/resolve")
  @RequirePermission(":write")
  public ItemView<Alert> resolve(@Auth Caller caller, @PathParam("id") ItemId id, NoteAlert body) {
    return db.inTx(caller, tx -> ItemView.of(Alerts.resolve(tx, id.value(), body.note())));
  }

  /** Of those that are open; others stay as they are. */
  @POST
  @Path("/bulk/ack")
  @RequirePermission(":write")
  public HowMany acknowledgeAll(@Auth Caller caller, ManyAlerts body) {
    return new HowMany(db.inTx(caller, tx -> Alerts.acknowledgeAll(tx, body.ids(), body.note())));
  }

  /** Of those that are not over; others stay as they are. */
  @POST
  @Path("/bulk/resolve")
  @RequirePermission(":write")
  public HowMany resolveAll(@Auth Caller caller, ManyAlerts body) {
    return new HowMany(db.inTx(caller, tx -> Alerts.resolveAll(tx, body.ids(), body.note())));
  }
}
