package io.dotmac.sub.server.api.provisioning;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.order.AppointmentTerms;
import io.dotmac.sub.core.provisioning.order.InstallAppointment;
import io.dotmac.sub.core.provisioning.order.InstallAppointmentId;
import io.dotmac.sub.core.provisioning.order.InstallAppointments;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Visits of technicians. Their status changes through verbs, never by a PATCH. */
@Path("/install-appointments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class InstallAppointmentResource {
  private final Database db;
  private final InstallAppointments appointments;

  public InstallAppointmentResource(Database db, InstallAppointments appointments) {
    this.db = db;
    this.appointments = appointments;
  }

  @GET
  @ListedBy(InstallAppointments.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission(
      value = "operations:service_order:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public Page<InstallAppointmentView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> InstallAppointments.LISTING
            .fetch(tx, query)
            .map(row -> InstallAppointmentView.of(tx, row))));
  }

  @GET
  @Path("/{id}")
  @RequirePermission(
      value = "operations:service_order:read",
      realms = {Realm.STAFF, Realm.SERVICE, Realm.CUSTOMER, Realm.RESELLER})
  public InstallAppointmentView get(@Auth Caller caller, @PathParam("id") InstallAppointmentId id) {
    return db.read(caller, tx -> InstallAppointmentView.of(tx, appointments.require(tx, id)));
  }

  /** The slots of some days, each with how many more visits it has room for. */
  @GET
  @Path("/slots")
  @RequirePermission("operations:service_order:read")
  public List<SlotView> slots(
      @Auth Caller caller,
      @QueryParam("from") @Nullable String from,
      @QueryParam("days") @Nullable String days) {
    SlotRange range = SlotRange.of(from, days);
    return db.read(caller, tx -> SlotView.of(appointments.slots(tx, range.from(), range.days())));
  }

  @POST
  @RequirePermission("operations:service_order:update")
  @Answers(InstallAppointmentView.class)
  public Response create(@Auth Caller caller, ProposeAppointment body) {
    InstallAppointmentView made = db.inTx(
        caller, tx -> view(tx, appointments.propose(tx, body.serviceOrderId(), body.terms())));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** Another time of a visit that was agreed is agreed anew. */
  @PATCH
  @Path("/{id}")
  @RequirePermission("operations:service_order:update")
  public InstallAppointmentView update(
      @Auth Caller caller,
      @PathParam("id") InstallAppointmentId id,
      @BeanParam IfMatch ifMatch,
      Fields<AppointmentTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** As {@code /cancel}. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("operations:service_order:update")
  public void remove(@Auth Caller caller, @PathParam("id") InstallAppointmentId id) {
    db.run(caller, tx -> appointments.cancel(tx, id));
  }

  /** Agrees to it. */
  @POST
  @Path("/{id}/confirm")
  @RequirePermission("operations:service_order:update")
  public InstallAppointmentView confirm(
      @Auth Caller caller,
      @PathParam("id") InstallAppointmentId id,
      @Nullable ConfirmAppointment body) {
    return db.inTx(
        caller, tx -> view(tx, appointments.confirm(tx, id, ConfirmAppointment.technician(body))));
  }

  /** The visit was made. */
  @POST
  @Path("/{id}/complete")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("operations:service_order:update")
  public InstallAppointmentView complete(
      @Auth Caller caller, @PathParam("id") InstallAppointmentId id) {
    return db.inTx(caller, tx -> view(tx, appointments.complete(tx, id)));
  }

  /** Nobody was there. */
  @POST
  @Path("/{id}/no-show")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("operations:service_order:update")
  public InstallAppointmentView noShow(
      @Auth Caller caller, @PathParam("id") InstallAppointmentId id) {
    return db.inTx(caller, tx -> view(tx, appointments.missed(tx, id)));
  }

  /** Takes it back. */
  @POST
  @Path("/{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("operations:service_order:update")
  public InstallAppointmentView cancel(
      @Auth Caller caller, @PathParam("id") InstallAppointmentId id) {
    return db.inTx(caller, tx -> view(tx, appointments.cancel(tx, id)));
  }

  private InstallAppointmentView update(
      Tx tx, InstallAppointmentId id, IfMatch ifMatch, Fields<AppointmentTerms> body) {
    InstallAppointment found = appointments.require(tx, id);
    ifMatch.require(found.version());
    return view(tx, appointments.update(tx, id, body.over(found.terms())));
  }

  private static InstallAppointmentView view(Tx tx, InstallAppointment row) {
    tx.flush();
    return InstallAppointmentView.of(tx, row);
  }
}
