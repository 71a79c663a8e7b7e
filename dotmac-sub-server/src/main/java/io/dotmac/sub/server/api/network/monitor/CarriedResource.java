package io.dotmac.sub.server.api.network.monitor;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.usage.Carried;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.security.SignedIn;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What subscribers carry: customers see their own, staff who carries most. */
@Path("/bandwidth")
@Produces(MediaType.APPLICATION_JSON)
public final class CarriedResource {
  /** Sessions report every few minutes. */
  private static final Duration LIVE = Duration.ofMinutes(15);

  private final Database db;

  public CarriedResource(Database db) {
    this.db = db;
  }

  /** The points of a stretch of time, the oldest first. */
  public record OwnSeries(
      Instant since, Instant until, Carried.Step step, List<Carried.Point> points) {}

  /** Those who carried most in a stretch of time. */
  public record TopUsers(Instant since, Instant until, List<Carried.User> items) {}

  /** In the last quarter of an hour. */
  @GET
  @Path("/my/live")
  @SignedIn(realms = Realm.CUSTOMER)
  public Carried.Stats live(@Auth Caller caller) {
    return db.inTx(caller, tx -> {
      Instant now = tx.systemNow();
      return Carried.ownStats(tx, now.minus(LIVE), now);
    });
  }

  /** Hours or days; of the last day unless said otherwise. */
  @GET
  @Path("/my/series")
  @SignedIn(realms = Realm.CUSTOMER)
  public OwnSeries series(@Auth Caller caller, @BeanParam Stretch stretch) {
    return db.inTx(caller, tx -> {
      Instant since = stretch.since(tx);
      Instant until = stretch.until(tx);
      Carried.Step step = stretch.carriedStep(since, until);
      return new OwnSeries(since, until, step, Carried.own(tx, since, until, step));
    });
  }

  /** Sums and peaks; of the last day unless said otherwise. */
  @GET
  @Path("/my/stats")
  @SignedIn(realms = Realm.CUSTOMER)
  public Carried.Stats stats(@Auth Caller caller, @BeanParam Stretch stretch) {
    return db.inTx(caller, tx -> Carried.ownStats(tx, stretch.since(tx), stretch.until(tx)));
  }

  /** Of the last day unless said otherwise. */
  @GET
  @Path("/top-users")
  @RequirePermission("usage:read")
  public TopUsers topUsers(
      @Auth Caller caller,
      @BeanParam Stretch stretch,
      @QueryParam("most") @DefaultValue("25") int most) {
    return db.inTx(caller, tx -> {
      Instant since = stretch.since(tx);
      Instant until = stretch.until(tx);
      return new TopUsers(since, until, Carried.most(tx, since, until, most));
    });
  }
}
