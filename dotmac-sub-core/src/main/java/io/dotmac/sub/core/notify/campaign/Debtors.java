package io.dotmac.sub.core.notify.campaign;

import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** Tells who owes, which is not known here: money is kept by others. */
@FunctionalInterface
public interface Debtors {
  /** Those of the subscribers whose account is so much behind, or more. */
  List<UUID> owing(Tx tx, List<UUID> subscribers, BigDecimal atLeast);
}
