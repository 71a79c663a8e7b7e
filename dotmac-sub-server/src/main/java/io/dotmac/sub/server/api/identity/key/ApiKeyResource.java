package io.dotmac.sub.server.api.identity.key;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.identity.role.Principals;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.Exchange;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.Answers;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.AddressBrake;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Keys with which programs call this API. */
@Path("/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApiKeyResource {
  /** Keys that may be made from one address in a minute. */
  private static final int NEW_KEYS = 5;

  private final Database db;
  private final TokenKit tokens;
  private final Principals principals;
  private final AddressBrake creating;

  public ApiKeyResource(Database db, TokenKit tokens, Principals principals) {
    this.db = db;
    this.tokens = tokens;
    this.principals = principals;
    this.creating = new AddressBrake(db.clock(), NEW_KEYS, Duration.ofMinutes(1));
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
  public Response create(
      @Auth Caller caller, @Context ContainerRequestContext request, CreateApiKey body) {
    brake(Exchange.of(request).address());
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

  private void brake(String address) {
    Duration wait = creating.begin(address);
    if (!wait.isZero()) {
      throw new ProblemException(new Problem.TooMany(
          "too_many_new_keys", "too many keys were made from your address", wait.toSeconds() + 1));
    }
  }

  /** A key does no more than its maker may, who may be a key itself. */
  private void requireNoMore(Tx tx, Principal owner, Set<String> asked) {
    Set<String> held = principals.permissions(tx, owner);
    Set<String> granted = asked.contains(ApiKey.ALL)
        ? held
        : Permissions.expanded(asked).stream()
            .filter(permission -> held.contains(ApiKey.ALL) || held.contains(permission))
            .collect(Collectors.toSet());
    Accounts.requireNoMore(tx, granted);
  }

  private NewApiKeyView create(Tx tx, Caller caller, CreateApiKey body) {
    PrincipalId principal = body.principalId() == null
        ? new PrincipalId(Objects.requireNonNull(caller.actor().id()))
        : body.principalId();
    Principal owner = tx.require(Principal.class, principal);
    Set<String> permissions = body.permissions() == null ? Set.of(ApiKey.ALL) : body.permissions();
    permissions.forEach(Permissions::known);
    requireNoMore(tx, owner, permissions);
    ApiKeyToken token = ApiKeyToken.next();
    ApiKey key = new ApiKey(
        principal,
        body.label(),
        token.prefix(),
        tokens.keys().of(token.text()),
        permissions,
        body.expiresAt());
    tx.save(key.limit(body.requestsPerMinute(), body.requestsPerDay()));
    return new NewApiKeyView(key.id(), key.label(), key.prefix(), token.text());
  }
}
