package io.dotmac.sub.server.api.identity.sso;

import io.dotmac.sub.core.identity.sso.SsoProvider;
import io.dotmac.sub.core.identity.sso.SsoProviderId;
import io.dotmac.sub.core.identity.sso.SsoProviderTerms;
import io.dotmac.sub.core.identity.sso.SsoProviders;
import io.dotmac.sub.core.listing.Page;
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
import io.dotmac.sub.server.security.sso.SsoAdmin;
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
import java.util.Optional;

/** Whose word this provider takes that somebody is who they say (OpenID Connect). */
@Path("/sso-providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SsoProviderResource {
  private static final String SECRET = "client_secret";

  private final Database db;
  private final SsoAdmin admin;

  public SsoProviderResource(Database db, SsoAdmin admin) {
    this.db = db;
    this.admin = admin;
  }

  @GET
  @ListedBy(SsoProviders.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("auth:manage")
  public Page<SsoProviderView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(query ->
        db.read(caller, tx -> SsoProviders.LISTING.fetch(tx, query).map(SsoProviderView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public SsoProviderView get(@Auth Caller caller, @PathParam("id") SsoProviderId id) {
    return db.read(caller, tx -> SsoProviderView.of(admin.require(tx, id)));
  }

  /** Only for callers who may do everything: a provider can say that somebody is anybody. */
  @POST
  @BodyField(SECRET)
  @RequirePermission("auth:manage")
  @Answers(SsoProviderView.class)
  public Response create(@Auth Caller caller, Fields<SsoProviderTerms> body) {
    SsoProviderView made = db.inTx(caller, tx -> {
      String secret = body.find(SECRET, String.class).orElse(null);
      SsoProvider row = admin.create(tx, body.over(SsoProviderTerms.BLANK), secret);
      tx.flush();
      return SsoProviderView.of(row);
    });
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  /** A secret that is not sent stays as it was. */
  @PATCH
  @Path("/{id}")
  @BodyField(SECRET)
  @RequirePermission("auth:manage")
  public SsoProviderView update(
      @Auth Caller caller,
      @PathParam("id") SsoProviderId id,
      @BeanParam IfMatch ifMatch,
      Fields<SsoProviderTerms> body) {
    return db.inTx(caller, tx -> update(tx, id, ifMatch, body));
  }

  /** Nobody comes in by it any more; sessions that are open stay open. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public void remove(@Auth Caller caller, @PathParam("id") SsoProviderId id) {
    db.run(caller, tx -> admin.deactivate(tx, id));
  }

  /** Asks the provider for its configuration and keys. */
  @POST
  @Path("/{id}/check")
  @Consumes(MediaType.WILDCARD)
  @RequirePermission("auth:manage")
  public SsoCheckView check(@Auth Caller caller, @PathParam("id") SsoProviderId id) {
    Optional<String> trouble = admin.trouble(caller, id);
    return new SsoCheckView(trouble.isEmpty(), trouble.orElse(null));
  }

  private SsoProviderView update(
      Tx tx, SsoProviderId id, IfMatch ifMatch, Fields<SsoProviderTerms> body) {
    SsoProvider found = admin.require(tx, id);
    ifMatch.require(found.version());
    String secret = body.find(SECRET, String.class).orElse(null);
    SsoProvider changed = admin.update(tx, id, body.over(found.terms()), secret);
    tx.flush();
    return SsoProviderView.of(changed);
  }
}
