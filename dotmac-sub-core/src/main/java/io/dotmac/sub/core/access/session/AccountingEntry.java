package io.dotmac.sub.core.access.session;

import java.time.Instant;

/** One thing that a NAS told: of a session, or of itself. */
public sealed interface AccountingEntry permits SessionReport, AccountingEntry.NasRestart {
  /** What the NAS calls itself: its address, else its identifier. */
  String nasKey();

  /**
   * The NAS starts or ends its service: no session that began before is up.
   *
   * @param at when it happened
   */
  record NasRestart(String nasKey, Instant at) implements AccountingEntry {}
}
