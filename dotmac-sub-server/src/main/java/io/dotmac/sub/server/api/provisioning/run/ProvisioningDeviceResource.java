package io.dotmac.sub.server.api.provisioning.run;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevices.Passwords;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
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

/** Devices that orders are carried out on. Their passwords and keys are set and never read. */
@Path("/provisioning-devices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ProvisioningDeviceResource {
  private static final String PASSWORD = "password";
  private static final String ENABLE_PASSWORD = "enable_password";
  private static final String PRIVATE_KEY = "private_key";

  private final Database db;
  private final ProvisioningDevices devices;

  public ProvisioningDeviceResource(Database db, ProvisioningDevices devices) {
    this.db = db;
    this.devices = devices;
  }

  @GET
  @ListedBy(ProvisioningDevices.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:olt:read")
  public Page<ProvisioningDeviceView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller,
        tx -> ProvisioningDevices.LISTING.fetch(tx, query).map(ProvisioningDeviceView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:olt:read")
  public ProvisioningDeviceView get(@Auth Caller caller, @PathParam("id") ProvisioningDeviceId id) {
    return db.read(caller, tx -> ProvisioningDeviceView.of(devices.require(tx, id)));
  }

  @POST
  @BodyField(PASSWORD)
  @BodyField(ENABLE_PASSWORD)
  @BodyField(PRIVATE_KEY)
  @RequirePermission("network:olt:write")
  @Answers(ProvisioningDeviceView.class)
  public Response create(@Auth Caller caller, Fields<DeviceTerms> body) {
    Passwords passwords = passwords(body);
    DeviceTerms terms = body.over(DeviceTerms.BLANK);
    ProvisioningDeviceView made =
        db.inTx(caller, tx -> view(tx, devices.create(tx, terms, passwords)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @BodyField(PASSWORD)
  @BodyField(ENABLE_PASSWORD)
  @BodyField(PRIVATE_KEY)
  @Path("/{id}")
  @RequirePermission("network:olt:write")
  public ProvisioningDeviceView update(
      @Auth Caller caller,
      @PathParam("id") ProvisioningDeviceId id,
      @BeanParam IfMatch ifMatch,
      Fields<DeviceTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** No new order is carried out on it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:olt:write")
  public void remove(@Auth Caller caller, @PathParam("id") ProvisioningDeviceId id) {
    db.run(caller, tx -> devices.deactivate(tx, id));
  }

  private ProvisioningDeviceView update(
      Tx tx, ProvisioningDeviceId id, IfMatch ifMatch, Fields<DeviceTerms> body) {
    ProvisioningDevice found = devices.require(tx, id);
    ifMatch.require(found.version());
    Passwords passwords = passwords(body);
    return view(tx, devices.update(tx, id, body.over(found.terms()), passwords));
  }

  private static Passwords passwords(Fields<DeviceTerms> body) {
    return new Passwords(
        body.find(PASSWORD, String.class).orElse(null),
        body.find(ENABLE_PASSWORD, String.class).orElse(null),
        body.find(PRIVATE_KEY, String.class).orElse(null));
  }

  private static ProvisioningDeviceView view(Tx tx, ProvisioningDevice row) {
    tx.flush();
    return ProvisioningDeviceView.of(row);
  }
}
