package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.core.tx.Tx;
import java.util.Optional;

/**
 * Says when services had better not be restricted, since customers may have paid without our
 * knowledge, or may not have been told.
 */
public interface BrakeSignal {
  /** Its name, in snake case: {@code payments_pending}. */
  String cause();

  /** What is wrong now, in a sentence; empty when nothing is. */
  Optional<String> trouble(Tx tx);
}
