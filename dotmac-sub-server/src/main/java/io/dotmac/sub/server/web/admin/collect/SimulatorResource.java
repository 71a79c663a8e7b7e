package io.dotmac.sub.server.web.admin.collect;

import io.dotmac.sub.billing.dunning.DunningSimulations;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.admin.AdminFrame;
import io.dotmac.sub.server.web.data.Params;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The dunning simulator; it changes nothing, so its form is sent by the address. */
@Path("/admin/billing")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class SimulatorResource {
  private static final String TEMPLATE = "admin/simulator";

  private final Portal portal;
  private final DunningSimulations simulations;

  public SimulatorResource(Portal portal, DunningSimulations simulations) {
    this.portal = portal;
    this.simulations = simulations;
  }

  @GET
  @Path("/dunning/simulator")
  @RequirePermission(value = "billing:dunning:read", realms = Realm.STAFF)
  public Response simulator(@Auth Caller caller, @Context ContainerRequestContext request) {
    try {
      DunningSimulations.@Nullable Result result = Simulator.asked(Params.of(request.getUriInfo()))
          .map(asked -> simulations.simulate(caller, asked))
          .orElse(null);
      return portal.show(
          request, caller, AdminFrame.DUNNING, TEMPLATE, page -> Simulator.page(page, result, ""));
    } catch (ProblemException e) {
      return again(caller, request, String.valueOf(e.getMessage()));
    }
  }

  private Response again(Caller caller, ContainerRequestContext request, String problem) {
    return portal.refuse(
        request, caller, AdminFrame.DUNNING, TEMPLATE, page -> Simulator.page(page, null, problem));
  }
}
