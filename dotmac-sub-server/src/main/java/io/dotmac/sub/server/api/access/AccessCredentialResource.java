package io.dotmac.sub.server.api.access;

import io.dotmac.sub.core.access.credential.AccessCredential;
import io.dotmac.sub.core.access.credential.AccessCredentialId;
import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.access.credential.CredentialTerms;
import io.dotmac.sub.core.access.credential.NewCredential;
import io.dotmac.sub.core.access.credential.SecretKind;
import io.dotmac.sub.core.access.nas.ConnectionType;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.subscriber.SubscriberId;
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

/** What subscribers sign in with. The secret can be set and never be read. */
@Path("/access-credentials")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AccessCredentialResource {
  private static final CredentialTerms BLANK = new CredentialTerms(
      null,
      ConnectionType.PPPOE,
      "",
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      true,
      null,
      false,
      false,
      false,
      null,
      null,
      null);

  private final Database db;
  private final AccessCredentials accessCredentials;

  public AccessCredentialResource(Database db, AccessCredentials accessCredentials) {
    this.db = db;
    this.accessCredentials = accessCredentials;
  }

  @GET
  @ListedBy(AccessCredentials.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("network:radius:read")
  public Page<AccessCredentialView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query -> db.read(
        caller, tx -> AccessCredentials.LISTING.fetch(tx, query).map(AccessCredentialView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("network:radius:read")
  public AccessCredentialView get(@Auth Caller caller, @PathParam("id") AccessCredentialId id) {
    return db.read(caller, tx -> AccessCredentialView.of(accessCredentials.require(tx, id)));
  }

  @POST
  @BodyField(value = "subscriber_id", type = SubscriberId.class, required = true)
  @BodyField("secret")
  @BodyField(value = "secret_kind", type = SecretKind.class)
  @RequirePermission("network:radius:write")
  public Response create(@Auth Caller caller, Fields<CredentialTerms> body) {
    AccessCredentialView made = db.inTx(caller, tx -> view(tx, create(tx, body)));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @BodyField("secret")
  @BodyField(value = "secret_kind", type = SecretKind.class)
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public AccessCredentialView update(
      @Auth Caller caller,
      @PathParam("id") AccessCredentialId id,
      @BeanParam IfMatch ifMatch,
      Fields<CredentialTerms> body) {
    return db.inTx(caller, tx -> {
      AccessCredential found = accessCredentials.require(tx, id);
      ifMatch.require(found.version());
      return view(tx, update(tx, found, body));
    });
  }

  /** Nobody signs in with it any more; its sessions and logs keep it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("network:radius:write")
  public void remove(@Auth Caller caller, @PathParam("id") AccessCredentialId id) {
    db.run(caller, tx -> accessCredentials.deactivate(tx, id));
  }

  private AccessCredential create(Tx tx, Fields<CredentialTerms> body) {
    SubscriberId subscriber = body.take("subscriber_id", SubscriberId.class);
    String secret = body.find("secret", String.class).orElse("");
    SecretKind kind = body.find("secret_kind", SecretKind.class).orElse(SecretKind.CLEAR);
    CredentialTerms terms = body.over(BLANK);
    AccessCredential created = accessCredentials.create(
        tx,
        new NewCredential(
            subscriber,
            terms.subscriptionId(),
            terms.connectionType(),
            terms.username(),
            secret.isEmpty() ? null : secret,
            kind,
            terms.ipv4Address(),
            terms.macAddress()));
    tx.flush();
    return accessCredentials.update(tx, created.id(), terms);
  }

  private AccessCredential update(Tx tx, AccessCredential found, Fields<CredentialTerms> body) {
    String secret = body.find("secret", String.class).orElse("");
    SecretKind kind = body.find("secret_kind", SecretKind.class)
        .orElse(found.secretKind().orElse(SecretKind.CLEAR));
    if (!secret.isEmpty()) {
      accessCredentials.changeSecret(tx, found.id(), secret, kind);
    }
    return accessCredentials.update(tx, found.id(), body.over(found.terms()));
  }

  private static AccessCredentialView view(Tx tx, AccessCredential row) {
    tx.flush();
    return AccessCredentialView.of(row);
  }
}
