package io.dotmac.sub.server.api.access;

import io.dotmac.sub.core.access.nas.NasDevice;
import io.dotmac.sub.core.access.nas.NasDeviceId;
import io.dotmac.sub.core.access.nas.NasDeviceStatus;
import io.dotmac.sub.core.access.nas.NasDevices;
import io.dotmac.sub.core.access.nas.NasTerms;
import io.dotmac.sub.core.access.nas.NasVendor;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.BodyField;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Network access servers: what subscribers connect through. */
@Path("/nas-devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NasDeviceResource {
  private static final NasTerms BLANK = new NasTerms(
      "", null, NasVendor.OTHER, null, null, null, null, null, null, null, NasTerms.COA_PORT, null);

  private final Database db;
  private final NasDevices nasDevices;

  public NasDeviceResource(Database db, NasDevices nasDevices) {
    this.db = db;
    this.nasDevices = nasDevices;
  }

  @GET
  @ListedBy(NasDevices.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:device:read")
  public Page<NasDeviceView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> NasDevices.LISTING.fetch(tx, query).map(NasDeviceView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:device:read")
  public NasDeviceView get(@Auth Caller caller, @PathParam("id") NasDeviceId id) {
    return db.read(caller, tx -> NasDeviceView.of(nasDevices.require(tx, id)));
  }

  @POST
  @RequirePermission("network:device:write")
  public Response create(@Auth Caller caller, Fields<NasTerms> body) {
    NasDeviceView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @BodyField(value = "status", type = NasDeviceStatus.class)
  @Path("/{id}")
  @RequirePermission("network:device:write")
  public NasDeviceView update(
      @Auth Caller caller,
      @PathParam("id") NasDeviceId id,
      @BeanParam IfMatch ifMatch,
      Fields<NasTerms> body) {
    return db.inTx(caller, tx -> {
      NasDevice found = nasDevices.require(tx, id);
      ifMatch.require(found.version());
      return view(tx, update(tx, found, body));
    });
  }

  /** Decommissions it: it is answered no more. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:device:write")
  public void remove(@Auth Caller caller, @PathParam("id") NasDeviceId id) {
    db.run(caller, tx -> nasDevices.become(tx, id, NasDeviceStatus.DECOMMISSIONED));
  }

  private NasDevice create(Tx tx, Fields<NasTerms> body) {
    return nasDevices.create(tx, body.over(BLANK));
  }

  private NasDevice update(Tx tx, NasDevice found, Fields<NasTerms> body) {
    NasDeviceStatus status = body.find("status", NasDeviceStatus.class).orElse(found.status());
    NasDevice updated = nasDevices.update(tx, found.id(), body.over(found.terms()));
    return status == updated.status() ? updated : nasDevices.become(tx, found.id(), status);
  }

  private static NasDeviceView view(Tx tx, NasDevice row) {
    tx.flush();
    return NasDeviceView.of(row);
  }
}
