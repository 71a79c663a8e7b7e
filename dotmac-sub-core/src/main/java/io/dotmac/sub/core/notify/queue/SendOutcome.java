package io.dotmac.sub.core.notify.queue;

import java.util.function.Function;

/** What came of sending a message. */
public sealed interface SendOutcome {
  /** The provider took it and calls it so; {@code answer} is the beginning of what it said. */
  record Accepted(String providerMessageId, String answer) implements SendOutcome {}

  /**
   * It was not taken.
   *
   * @param permanent whether trying again cannot help
   * @param code the provider's own code, or empty
   * @param reason as staff read it, without secrets
   */
  record Rejected(boolean permanent, String code, String reason) implements SendOutcome {}

  /** Not taken now; it is tried again by the plan. */
  static SendOutcome later(String code, String reason) {
    return new Rejected(false, code, reason);
  }

  /** Not taken for good. */
  static SendOutcome never(String code, String reason) {
    return new Rejected(true, code, reason);
  }

  /** Exactly one of the functions is called. */
  default <R> R match(Function<Accepted, R> accepted, Function<Rejected, R> rejected) {
    return this instanceof Accepted a ? accepted.apply(a) : rejected.apply((Rejected) this);
  }
}
