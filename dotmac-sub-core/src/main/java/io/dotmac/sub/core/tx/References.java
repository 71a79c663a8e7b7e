package io.dotmac.sub.core.tx;

import io.dotmac.sub.core.problem.Checks;
import org.jspecify.annotations.Nullable;

/** Whether what an input refers to exists in the tenant; foreign keys are the second lock. */
public final class References {
  private References() {}

  /** Records a wrong field when {@code id} names nothing; an absent id is fine. */
  public static void check(Tx tx, Checks checks, String pointer, Class<?> type, @Nullable Id id) {
    checks.rule(
        id == null || tx.find(type, id).isPresent(),
        pointer,
        "unknown",
        "no " + Tx.thing(type) + " of the id " + (id == null ? "" : id.value()) + " exists");
  }
}
