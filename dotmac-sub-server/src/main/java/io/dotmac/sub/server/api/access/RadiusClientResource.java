package io.dotmac.sub.server.api.access;

import io.dotmac.sub.core.access.nas.MessageAuthenticatorRule;
import io.dotmac.sub.core.access.nas.NasDeviceId;
import io.dotmac.sub.core.access.nas.RadiusClient;
import io.dotmac.sub.core.access.nas.RadiusClientId;
import io.dotmac.sub.core.access.nas.RadiusClients;
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
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who may ask the RADIUS server. The secret can be set and rotated, and never be read. */
@Path("/radius-clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RadiusClientResource {
  private static final Duration OVERLAP = Duration.ofDays(1);
  private static final Terms BLANK = new Terms(null, MessageAuthenticatorRule.YES, null, null);

  /**
   * What may be edited.
   *
   * @param certificateName a name in the certificate it shows where it comes over TLS
   */
  public record Terms(
      @Nullable NasDeviceId nasDeviceId,
      MessageAuthenticatorRule requireMessageAuthenticator,
      @Nullable String description,
      @Nullable String certificateName) {}

  private final Database db;
  private final RadiusClients radiusClients;

  public RadiusClientResource(Database db, RadiusClients radiusClients) {
    this.db = db;
    this.radiusClients = radiusClients;
  }

  @GET
  @ListedBy(RadiusClients.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<RadiusClientView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> RadiusClients.LISTING.fetch(tx, query).map(RadiusClientView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public RadiusClientView get(@Auth Caller caller, @PathParam("id") RadiusClientId id) {
    return db.read(caller, tx -> RadiusClientView.of(radiusClients.require(tx, id)));
  }

  @POST
  @BodyField(value = "client_ip", required = true)
  @BodyField(value = "shared_secret", required = true)
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<RadiusClientResource.Terms> body) {
    RadiusClientView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @BodyField("shared_secret")
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public RadiusClientView update(
      @Auth Caller caller,
      @PathParam("id") RadiusClientId id,
      @BeanParam IfMatch ifMatch,
      Fields<RadiusClientResource.Terms> body) {
    return db.inTx(caller, tx -> {
      RadiusClient found = radiusClients.require(tx, id);
      ifMatch.require(found.version());
      return view(tx, update(tx, found, body));
    });
  }

  /** It is answered no more. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") RadiusClientId id) {
    db.run(caller, tx -> radiusClients.deactivate(tx, id));
  }

  private RadiusClient create(Tx tx, Fields<Terms> body) {
    String clientIp = body.take("client_ip", String.class);
    String secret = body.take("shared_secret", String.class);
    Terms terms = body.over(BLANK);
    RadiusClient created = radiusClients.create(
        tx,
        clientIp,
        terms.nasDeviceId(),
        secret,
        terms.requireMessageAuthenticator(),
        terms.description());
    tx.flush();
    return radiusClients.nameCertificate(tx, created.id(), terms.certificateName());
  }

  /** A new secret: the one before counts for another day, so that NASes can follow in turn. */
  private RadiusClient update(Tx tx, RadiusClient found, Fields<Terms> body) {
    String secret = body.find("shared_secret", String.class).orElse("");
    if (!secret.isEmpty()) {
      radiusClients.rotate(tx, found.id(), secret, OVERLAP);
    }
    Terms terms = body.over(new Terms(
        found.nasDevice().orElse(null),
        found.requireMessageAuthenticator(),
        found.description().orElse(null),
        found.certificateName().orElse(null)));
    radiusClients.update(
        tx,
        found.id(),
        terms.nasDeviceId(),
        terms.requireMessageAuthenticator(),
        terms.description());
    return radiusClients.nameCertificate(tx, found.id(), terms.certificateName());
  }

  private static RadiusClientView view(Tx tx, RadiusClient row) {
    tx.flush();
    return RadiusClientView.of(row);
  }
}
