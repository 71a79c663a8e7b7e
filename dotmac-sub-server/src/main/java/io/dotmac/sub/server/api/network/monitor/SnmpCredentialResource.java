package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.network.poll.SnmpCredential;
import io.dotmac.sub.core.network.poll.SnmpCredentialId;
import io.dotmac.sub.core.network.poll.SnmpCredentials;
import io.dotmac.sub.core.network.poll.SnmpCredentials.Secrets;
import io.dotmac.sub.core.network.poll.SnmpTerms;
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

/** How devices let themselves be asked by SNMP. Secrets are set and never read. */
@Path("/snmp-credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SnmpCredentialResource {
  private static final String COMMUNITY = "community";
  private static final String AUTH_SECRET = "auth_secret";
  private static final String PRIV_SECRET = "priv_secret";

  private final Database db;
  private final SnmpCredentials credentials;

  public SnmpCredentialResource(Database db, SnmpCredentials credentials) {
    this.db = db;
    this.credentials = credentials;
  }

  @GET
  @ListedBy(SnmpCredentials.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:device:read")
  public Page<SnmpCredentialView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> SnmpCredentials.LISTING.fetch(tx, query).map(SnmpCredentialView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:device:read")
  public SnmpCredentialView get(@Auth Caller caller, @PathParam("id") SnmpCredentialId id) {
    return db.read(caller, tx -> SnmpCredentialView.of(credentials.require(tx, id)));
  }

  @POST
  @BodyField(COMMUNITY)
  @BodyField(AUTH_SECRET)
  @BodyField(PRIV_SECRET)
  @RequirePermission("network:device:write")
  @Answers(SnmpCredentialView.class)
  public Response create(@Auth Caller caller, Fields<SnmpTerms> body) {
    Secrets secrets = secrets(body);
    SnmpTerms terms = body.over(SnmpTerms.BLANK);
    SnmpCredentialView made =
        db.inTx(caller, tx -> view(tx, credentials.create(tx, terms, secrets)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @BodyField(COMMUNITY)
  @BodyField(AUTH_SECRET)
  @BodyField(PRIV_SECRET)
  @Path("/{id}")
  @RequirePermission("network:device:write")
  public SnmpCredentialView update(
      @Auth Caller caller,
      @PathParam("id") SnmpCredentialId id,
      @BeanParam IfMatch ifMatch,
      Fields<SnmpTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** It is for no new device; those that have it keep it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:device:write")
  public void remove(@Auth Caller caller, @PathParam("id") SnmpCredentialId id) {
    db.run(caller, tx -> credentials.deactivate(tx, id));
  }

  private SnmpCredentialView update(
      Tx tx, SnmpCredentialId id, IfMatch ifMatch, Fields<SnmpTerms> body) {
    SnmpCredential found = credentials.require(tx, id);
    ifMatch.require(found.version());
    Secrets secrets = secrets(body);
    return view(tx, credentials.update(tx, id, body.over(found.terms()), secrets));
  }

  private static Secrets secrets(Fields<SnmpTerms> body) {
    return new Secrets(
        body.find(COMMUNITY, String.class).orElse(null),
        body.find(AUTH_SECRET, String.class).orElse(null),
        body.find(PRIV_SECRET, String.class).orElse(null));
  }

  private static SnmpCredentialView view(Tx tx, SnmpCredential row) {
    tx.flush();
    return SnmpCredentialView.of(row);
  }
}
