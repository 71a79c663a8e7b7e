package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.session.AccountingEntry;
import io.dotmac.sub.core.access.session.LiveSessions;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import io.dotmac.sub.server.adapter.radius.line.LineKey;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import java.time.Instant;
import java.util.UUID;

/** Keeps the table of sessions as accounting tells. */
final class SessionNews {
  private final SessionTable sessions;

  SessionNews(SessionTable sessions) {
    this.sessions = sessions;
  }

  /** Takes over the sessions that were up when this node began. */
  void load(Database db) {
    Instant now = db.clock().instant();
    for (Tenant tenant : db.tenants().all()) {
      db.run(
          tenant.id(),
          tx -> LiveSessions.all(tx, (session, line) -> {
            if (session.credential() != null) {
              sessions.heard(
                  session.credential(),
                  LineKey.ofStation(line.station()),
                  new SessionTable.Session(
                      session.nasKey(),
                      session.sessionId(),
                      session.username(),
                      session.client(),
                      false),
                  line.startedAt(),
                  now);
            }
          }));
    }
  }

  /** What an accounting record says, whether or not it can be stored. */
  void heard(AccountingRecord record, AccountingEntry entry) {
    if (entry instanceof AccountingEntry.NasRestart restart) {
      sessions.nasRestarted(restart.nasKey(), restart.at());
    } else if (entry instanceof SessionReport report && report.party().credential() != null) {
      boolean walled = record.classes().stream().anyMatch(UserReply::isWalled);
      SessionTable.Session session = new SessionTable.Session(
          report.nasKey(),
          report.sessionId(),
          record.userName().orElse(""),
          report.party().client(),
          walled);
      if (report.kind() == SessionReport.Kind.STOP) {
        sessions.ended(report.party().credential(), session);
      } else {
        sessions.heard(
            report.party().credential(),
            line(record),
            session,
            record.happenedAt().minusSeconds(record.sessionSeconds()),
            record.receivedAt());
      }
    }
  }

  /** Whether that session was let into the walled garden only. */
  boolean isWalled(UUID credential, SessionReport report) {
    return sessions.isWalled(credential, report.nasKey(), report.sessionId());
  }

  private static long line(AccountingRecord record) {
    long station = LineKey.ofStation(record.callingStation().orElse(""));
    if (station != LineKey.UNKNOWN) {
      return station;
    }
    String port =
        record.nasPortId().or(() -> record.nasPort().map(String::valueOf)).orElse("");
    return LineKey.ofPort(UUID.fromString(record.client().id()), port);
  }
}
