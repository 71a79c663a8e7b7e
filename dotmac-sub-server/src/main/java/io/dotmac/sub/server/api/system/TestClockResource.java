package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.job.TestClock;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.RequirePermission;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** The business clock of a sandbox: months of billing in a minute. */
@Path("/test-clock")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TestClockResource {
  private final Database db;
  private final TestClock clock;

  public TestClockResource(Database db, TestClock clock) {
    this.db = db;
    this.clock = clock;
  }

  @GET
  @RequirePermission("system:settings:read")
  public TestClockView get(@Auth Caller caller) {
    return db.read(caller, tx -> TestClockView.of(clock.state(tx)));
  }

  /** Sends the clock on its way; every job runs at its times. GET says when it has arrived. */
  @POST
  @Path("/advance")
  @RequirePermission("system:settings:write")
  public Response advance(@Auth Caller caller, AdvanceTestClock body) {
    TestClockView view = db.inTx(caller, tx -> {
      clock.advance(tx, target(tx, body));
      return TestClockView.of(clock.state(tx));
    });
    return Response.accepted(view).build();
  }

  /** One of the two is asked for. */
  private static Instant target(Tx tx, AdvanceTestClock body) {
    if ((body.to() == null) == (body.days() == null)) {
      throw Problem.invalid("/to", "required", "expected either to, a moment, or days, a number");
    }
    return body.to() != null
        ? body.to()
        : tx.now().atZone(tx.zone()).plusDays(body.days()).toInstant();
  }
}
