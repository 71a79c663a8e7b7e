package io.dotmac.sub.server.api.identity.mfa;

import io.dotmac.sub.core.identity.mfa.Mfa;
import io.dotmac.sub.core.identity.mfa.MfaMethod;
import io.dotmac.sub.core.identity.mfa.MfaMethodId;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.CsvPages;
import io.dotmac.sub.server.http.IfMatch;
import io.dotmac.sub.server.http.ListParams;
import io.dotmac.sub.server.openapi.ListedBy;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Who has which second proof; an administrator can end one whose owner has lost it. */
@Path("/mfa-methods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MfaMethodResource {
  private final Database db;
  private final Mfa mfa;

  public MfaMethodResource(Database db, Mfa mfa) {
    this.db = db;
    this.mfa = mfa;
  }

  @GET
  @ListedBy(MfaMethod.class)
  @Produces({MediaType.APPLICATION_JSON, CsvPages.TEXT_CSV})
  @RequirePermission("auth:manage")
  public Page<MfaMethodView> list(@Auth Caller caller, @BeanParam ListParams params) {
    return params.page(
        query -> db.read(caller, tx -> MfaMethod.LISTING.fetch(tx, query).map(MfaMethodView::of)));
  }

  @GET
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public MfaMethodView get(@Auth Caller caller, @PathParam("id") MfaMethodId id) {
    return db.read(caller, tx -> MfaMethodView.of(tx.require(MfaMethod.class, id)));
  }

  @PATCH
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public MfaMethodView relabel(
      @Auth Caller caller,
      @PathParam("id") MfaMethodId id,
      @BeanParam IfMatch ifMatch,
      RelabelMfaMethod body) {
    return db.inTx(caller, tx -> {
      MfaMethod method = tx.lock(MfaMethod.class, id);
      ifMatch.require(method.version());
      method.relabel(body.label());
      tx.flush();
      return MfaMethodView.of(method);
    });
  }

  /** Ends it; whoever has no other signs in by password alone, until a new one is set up. */
  @DELETE
  @Path("/{id}")
  @RequirePermission("auth:manage")
  public void remove(@Auth Caller caller, @PathParam("id") MfaMethodId id) {
    db.run(caller, tx -> mfa.remove(tx, tx.lock(MfaMethod.class, id)));
  }
}
