package io.dotmac.sub.server.health;

import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.http.HttpProblem;
import io.dotmac.sub.server.security.PublicRoute;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Tells a load balancer whether this node can work: 200, or 503 when the database is away. */
@Path("/healthz")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
  private final Database db;

  public HealthResource(Database db) {
    this.db = db;
  }

  /** What a healthy node says. */
  public record Health(String status) {}

  @GET
  @PublicRoute
  public Health health() {
    trouble().ifPresent(trouble -> {
      throw HttpProblem.of(503, "database_unavailable", trouble);
    });
    return new Health("ok");
  }

  /** Why this node cannot work, if it cannot. */
  public Optional<String> trouble() {
    try {
      db.inPlatformTx(
          session -> session.createNativeQuery("select 1", Integer.class).getSingleResult());
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("the database does not answer");
    }
  }
}
