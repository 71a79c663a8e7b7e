package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.DunningSimulations;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Says what a dunning policy would do; changes nothing. */
@Path("/dunning/simulations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DunningSimulationResource {
  private static final int DETAILS = 100;
  private static final int MOST_DETAILS = 1000;

  private final DunningSimulations simulations;

  public DunningSimulationResource(DunningSimulations simulations) {
    this.simulations = simulations;
  }

  /** Replays a version, a draft or the rules as they are over past or coming days. */
  @POST
  @RequirePermission("billing:dunning:read")
  public SimulationView simulate(@Auth Caller caller, SimulateDunning body) {
    int limit = body.limit() == null ? DETAILS : body.limit();
    if (limit < 0 || limit > MOST_DETAILS) {
      throw Problem.invalid("/limit", "range", "expected 0 to 1000, found " + limit);
    }
    return SimulationView.of(simulations.simulate(
        caller,
        new DunningSimulations.Request(
            body.policyVersionId(), body.draft(), body.fromDate(), body.toDate(), limit)));
  }
}
