package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.session.AccountingEntry;
import io.dotmac.sub.core.access.session.LiveSessions;
import io.dotmac.sub.core.access.session.SessionReport;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.server.adapter.radius.address.AddressDesk;
import io.dotmac.sub.server.adapter.radius.address.AddressDesk.SessionWord;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import io.dotmac.sub.server.adapter.radius.line.LineKey;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import java.time.Instant;
import java.util.UUID;

/** Keeps the table of sessions, and who uses which address, as accounting tells. */
final class SessionNews {
  private final SessionTable sessions;
  private final AddressDesk addresses;

  SessionNews(SessionTable sessions, AddressDesk addresses) {
    this.sessions = sessions;
    this.addresses = addresses;
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
              addresses.heard(
                  session.credential(),
                  new SessionWord(
                      session.nasKey(),
                      session.sessionId(),
                      session.framedIp(),
                      LineKey.ofStation(line.station())),
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
      addresses.nasRestarted(restart.nasKey(), restart.at());
    } else if (entry instanceof SessionReport report && report.party().credential() != null) {
      boolean walled = record.classes().stream().anyMatch(UserReply::isWalled);
      SessionTable.Session session = new SessionTable.Session(
          report.nasKey(),
          report.sessionId(),
          record.userName().orElse(""),
          report.party().client(),
          walled);
      UUID credential = report.party().credential();
      long line = line(record);
      SessionWord word =
          new SessionWord(report.nasKey(), report.sessionId(), report.line().framedIp(), line);
      if (report.kind() == SessionReport.Kind.STOP) {
        sessions.ended(credential, session);
        addresses.ended(credential, word);
      } else {
        Instant since = record.happenedAt().minusSeconds(record.sessionSeconds());
        sessions.heard(credential, line, session, since, record.receivedAt());
        addresses.heard(credential, word, since, record.receivedAt());
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
