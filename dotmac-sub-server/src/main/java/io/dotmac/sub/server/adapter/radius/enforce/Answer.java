package io.dotmac.sub.server.adapter.radius.enforce;

import io.dotmac.sub.radius.coa.CoaOutcome;
import java.time.Instant;

/**
 * What a NAS was asked for and what became of it.
 *
 * @param action {@code disconnect} or {@code coa}
 */
public record Answer(String action, CoaOutcome said, Instant at) {
  /** Whether the NAS says that it did it, or that there is nothing left to do. */
  public boolean done() {
    return said.match(ack -> true, CoaOutcome.Nak::sessionGone, late -> false, unsent -> false);
  }

  /** Whether the NAS refused. */
  public boolean refused() {
    return said instanceof CoaOutcome.Nak nak && !nak.sessionGone();
  }

  /** {@code ack}, {@code nak}, {@code timeout} or {@code not_sent}. */
  public String word() {
    return said.match(ack -> "ack", nak -> "nak", late -> "timeout", unsent -> "not_sent");
  }
}
