package io.dotmac.sub.server.api.identity;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.ApiKeyToken;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.TokenKit;
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
import java.util.Objects;
import java.util.Set;

/** Keys with which programs call this API. */
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApiKeyResource {
  private final Database db;
  private final TokenKit tokens;

  public ApiKeyResource(Database db, TokenKit tokens) {
    this.db = db;
    this.tokens = tokens;
  }

  @GET
  @ListedBy(ApiKey.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("auth:manage")
  public Page<ApiKeyView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.inTx(caller, tx -> ApiKey.LISTING.fetch(tx, query).map(ApiKeyView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public ApiKeyView get(@Auth Caller caller, @PathParam("id") ApiKeyId id) {
    return db.inTx(caller, tx -> ApiKeyView.of(tx.require(ApiKey.class, id)));
  }

  /** The answer is the only place where the key is ever shown. */
  @POST
  @RequirePermission("auth:manage")
  @Answers(NewApiKeyView.class)
  public Response create(@Auth Caller caller, CreateApiKey body) {
    NewApiKeyView made = db.inTx(caller, tx -> create(tx, caller, body));
    return Response.status(Response.Status.CREATED).entity(made).build();
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public ApiKeyView relabel(
      @Auth Caller caller,
      @PathParam("id") ApiKeyId id,
      @BeanParam IfMatch ifMatch,
      RelabelApiKey body) {
    return db.inTx(caller, tx -> {
      ApiKey key = tx.lock(ApiKey.class, id);
      ifMatch.require(key.version());
      key.relabel(body.label());
      tx.session().flush();
      return ApiKeyView.of(key);
    });
  }

  /** Revokes the key; its row stays, since the audit names it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public void revoke(@Auth Caller caller, @PathParam("id") ApiKeyId id) {
    db.run(caller, tx -> tx.lock(ApiKey.class, id).revoke(tx.systemNow()));
  }

  private NewApiKeyView create(Tx tx, Caller caller, CreateApiKey body) {
    PrincipalId principal = body.principalId() == null
        ? new PrincipalId(Objects.requireNonNull(caller.actor().id()))
        : body.principalId();
    tx.require(Principal.class, principal);
    Set<String> permissions = body.permissions() == null ? Set.of(ApiKey.ALL) : body.permissions();
    permissions.forEach(Permissions::known);
    ApiKeyToken token = ApiKeyToken.next();
    ApiKey key = new ApiKey(
        principal,
        body.label(),
        token.prefix(),
        tokens.keys().of(token.text()),
        permissions,
        body.expiresAt());
    tx.save(key);
    return new NewApiKeyView(key.id(), key.label(), key.prefix(), token.text());
  }
}
