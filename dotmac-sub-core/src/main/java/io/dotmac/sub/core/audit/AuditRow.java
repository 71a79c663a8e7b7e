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
}
