package io.dotmac.sub.server.api.identity.me;

import io.dotmac.sub.core.identity.mfa.MfaMethodId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.api.identity.mfa.MfaCodeView;
import io.dotmac.sub.server.http.RoutingFilter;
import io.dotmac.sub.server.security.SignedIn;
import io.dotmac.sub.server.security.account.SecondProofs;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The second proofs of the caller's own logins. */
@Path(RoutingFilter.PREFIX + "auth/me/mfa-methods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MyMfaMethodResource {
  private final SecondProofs proofs;

  public MyMfaMethodResource(SecondProofs proofs) {
    this.proofs = proofs;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @SignedIn(inPerson = true)
  public List<MyMfaMethodView> list(@Auth Caller caller) {
    return proofs.list(caller).stream().map(MyMfaMethodView::of).toList();
  }

  /** Sends a code by it, for where the caller is asked for one. */
  @POST
  @Path("/{id}/code")
  @Consumes(MediaType.WILDCARD)
  @SignedIn(inPerson = true)
  public MfaCodeView send(@Auth Caller caller, @PathParam("id") MfaMethodId id) {
    return MfaCodeView.of(proofs.sendToSelf(caller, id));
  }

  /** Ends it; with the last one the recovery codes go, too. */
  @POST
  @Path("/{id}/remove")
  @SignedIn(inPerson = true)
  public void remove(@Auth Caller caller, @PathParam("id") MfaMethodId id, RemoveMfaMethod body) {
    proofs.remove(caller, id, new SecondProofs.Proof(body.password(), body.code()));
  }
}
