package io.dotmac.sub.core.audit;

import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.Ids;
import java.time.Instant;
import java.util.UUID;

/**
 * Something done that is yet to be written: who, what and when.
 *
 * @param id orders rows of one moment
 */
public record AuditRow(UUID id, Instant occurredAt, Actor actor, AuditEntry entry) {
  /** Done at that moment. */
  public static AuditRow of(Instant occurredAt, Actor actor, AuditEntry entry) {
    return new AuditRow(Ids.next(), occurredAt, actor, entry);
  }

  /** The same without what was sent and what it changed. */
  public AuditRow bare() {
    AuditEntry rest = new AuditEntry(
        entry.operation(),
        entry.resourceType(),
        entry.resourceId(),
        entry.method(),
        entry.path(),
        entry.statusCode(),
        entry.requestId(),
        entry.ipAddress(),
        entry.userAgent(),
        null,
        null,
        null);
    return new AuditRow(id, occurredAt, actor, rest);
  }
}
