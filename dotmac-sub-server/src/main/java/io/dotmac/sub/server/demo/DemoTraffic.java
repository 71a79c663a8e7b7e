package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.access.nas.NasDeviceId;
import io.dotmac.sub.core.access.nas.RadiusClient;
import io.dotmac.sub.core.access.session.AccountingSessions;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the network reports about the last days: one session a day for each service, the last one
 * still open where the service may be online. The reports pass through the same accounting as those
 * of a NAS.
 */
final class DemoTraffic {
  private static final int BATCH = 500;

  private final Database db;
  private final Caller caller;
  private final RadiusClient client;
  private final String nasKey;
  private final long seed;

  DemoTraffic(Database db, Caller caller, RadiusClient client, String nasKey, long seed) {
    this.db = db;
    this.caller = caller;
    this.client = client;
    this.nasKey = nasKey;
    this.seed = seed;
  }

  /**
   * Reports {@code days} days up to {@code now}.
   *
   * @param offline numbers of the people whose service is shut off: their last session has ended
   */
  void report(
      Map<Integer, Subscription> services,
      List<DemoPerson> people,
      Set<Integer> offline,
      Instant now,
      int days) {
    List<SessionReport> reports = new ArrayList<>();
    for (DemoPerson person : people) {
      Subscription service = services.get(person.number());
      if (service != null && person.leavesOn() == null) {
        SplittableRandom random = new SplittableRandom(seed + person.number());
        report(reports, person, service, offline.contains(person.number()), now, days, random);
      }
      if (reports.size() >= BATCH) {
        store(reports);
      }
    }
    store(reports);
  }

  private void report(
      List<SessionReport> reports,
      DemoPerson person,
      Subscription service,
      boolean offline,
      Instant now,
      int days,
      SplittableRandom random) {
    Party party = new Party(
        service.subscriber().value(),
        service.id().value(),
        null,
        client.id().value(),
        client.nasDevice().map(NasDeviceId::value).orElse(null));
    String address = "100.64." + person.number() / 250 % 250 + "." + (1 + person.number() % 250);
    Line line = new Line(null, address, null, null, mac(person), null, "ether3", 0);
    Instant joined = person.joinedOn().atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    Instant start = start(now, days, random);
    for (int day = days; day >= 0; day--) {
      Instant next = day == 0 ? now : start(now, day - 1, random);
      boolean last = day == 0;
      // Routers stay on and log in again once a day; some are switched off for a while.
      long whole = Duration.between(start, next).toSeconds();
      boolean rested = !last && random.nextInt(9) == 0;
      long seconds = last ? whole : rested ? whole / 2 : whole - 20 - random.nextInt(600);
      long octetsOut = seconds * (10_000L + random.nextInt(90_000));
      if (start.isAfter(joined)) {
        boolean open = last && !offline;
        reports.add(new SessionReport(
            open ? Kind.INTERIM : Kind.STOP,
            nasKey,
            "demo-" + person.number() + "-" + day,
            person.login(),
            open ? now : start.plusSeconds(seconds),
            seconds,
            octetsOut / 9,
            octetsOut,
            true,
            party,
            line,
            open ? null : rested ? "user_request" : "session_timeout"));
      }
      start = next;
    }
  }

  private static Instant start(Instant now, int day, SplittableRandom random) {
    return now.minus(Duration.ofDays(day)).minus(Duration.ofMinutes(20 + random.nextInt(1_180)));
  }

  private static @Nullable String mac(DemoPerson person) {
    return String.format("4c:5e:0c:%02x:%02x:01", person.number() / 256, person.number() % 256);
  }

  private void store(List<SessionReport> reports) {
    if (!reports.isEmpty()) {
      List<SessionReport> batch = List.copyOf(reports);
      db.run(caller, tx -> new AccountingSessions().store(tx, batch));
      reports.clear();
    }
  }
}
