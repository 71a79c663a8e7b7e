package io.dotmac.sub.server.api.identity.key;

import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.account.KeyMaker;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Keys with which programs call this API. */
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApiKeyResource {
  private final Database db;
  private final KeyMaker keys;

  public ApiKeyResource(Database db, KeyMaker keys) {
    this.db = db;
    this.keys = keys;
  }

  @GET
  @ListedBy(ApiKey.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("auth:manage")
  public Page<ApiKeyView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> ApiKey.LISTING.fetch(tx, query).map(ApiKeyView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public ApiKeyView get(@Auth Caller caller, @PathParam("id") ApiKeyId id) {
    return db.read(caller, tx -> ApiKeyView.of(tx.require(ApiKey.class, id)));
  }

  /** The answer is the only place where the key is ever shown. */
  @POST
  @RequirePermission("auth:manage")
  @Answers(NewApiKeyView.class)
  public Response create(
      @Auth Caller caller, @Context ContainerRequestContext request, CreateApiKey body) {
    KeyMaker.Made made =
        keys.makeUntil(caller, Exchange.of(request).address(), body.asked(), body.expiresAt());
    return Response.status(Response.Status.CREATED)
        .entity(NewApiKeyView.of(made))
        .build();
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
      tx.flush();
      return ApiKeyView.of(key);
    });
  }

  /** Revokes the key; its row stays, since the audit names it. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public void revoke(@Auth Caller caller, @PathParam("id") ApiKeyId id) {
    keys.revoke(caller, id);
  }
}
