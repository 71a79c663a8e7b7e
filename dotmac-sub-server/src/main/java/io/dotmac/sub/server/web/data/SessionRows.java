package io.dotmac.sub.server.web.data;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Documents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accounting sessions as rows of a table. */
public final class SessionRows {
  /** The columns that are read here. */
  public static final String SELECT =
      "select r.username, r.started_at, r.ended_at, r.octets_in, r.octets_out, r.framed_ip,"
          + " r.terminate_cause, r.subscriber_id, coalesce(n.name, r.nas_key) as nas,"
          + " coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name) as name";

  /** Sessions {@code r} with subscriber {@code s} and access server {@code n}. */
  public static final String FROM = " from radius_accounting_session r"
      + " left join subscriber s on s.tenant_id = r.tenant_id and s.id = r.subscriber_id"
      + " left join nas_device n on n.tenant_id = r.tenant_id and n.id = r.nas_device_id"
      + " where r.tenant_id = :tenant";

  private SessionRows() {}

  /** The latest sessions of one subscriber. */
  public static List<Documents.SessionRow> of(Visit visit, UUID subscriber, int limit) {
    return visit
        .query(SELECT
            + FROM
            + " and r.subscription_id in (select u.id from subscription u"
            + " where u.tenant_id = :tenant and u.subscriber_id = :subscriber)")
        .with("subscriber", subscriber)
        .with("limit", limit)
        .then("order by r.started_at desc limit :limit")
        .list(row -> row(visit, row, "", ""));
  }

  /** How long the session has lasted, or did. */
  public static Duration length(Visit visit, Row row) {
    Instant started = row.instant("started_at");
    Instant ended = row.instantOrNull("ended_at");
    Instant until = ended == null ? visit.tx().now() : ended;
    return until.isBefore(started) ? Duration.ZERO : Duration.between(started, until);
  }

  /** The word for online, or what ended the session. */
  public static String ended(Visit visit, Row row) {
    return ended(visit, row.instantOrNull("ended_at"), row.text("terminate_cause"));
  }

  private static Documents.SessionRow row(Visit visit, Row row, String who, String whoHref) {
    Instant started = row.instant("started_at");
    Instant ended = row.instantOrNull("ended_at");
    Duration length = length(visit, row);
    return new Documents.SessionRow(
        who,
        whoHref,
        row.text("username"),
        visit.formats().shortMoment(started),
        visit.formats().duration(length),
        // What the NAS sent out is what the subscriber received.
        visit.formats().bytes(row.number("octets_out")),
        visit.formats().bytes(row.number("octets_in")),
        row.text("framed_ip"),
        row.text("nas"),
        ended == null,
        ended(visit, ended, row.text("terminate_cause")));
  }

  private static String ended(Visit visit, @Nullable Instant ended, String cause) {
    if (ended == null) {
      return visit.say("session.state_online");
    }
    return cause.isEmpty() ? visit.say("session.no_cause") : sentence(visit.name("cause", cause));
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
