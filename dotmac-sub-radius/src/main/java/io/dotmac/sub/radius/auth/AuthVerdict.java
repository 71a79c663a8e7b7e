package io.dotmac.sub.radius.auth;

import java.util.function.Function;
import java.util.function.Supplier;

/** Whether an attempt proved that it knows the password. */
public sealed interface AuthVerdict {
  /** It did. */
  record Verified() implements AuthVerdict {
    @Override
    public <R> R match(Supplier<R> verified, Function<Refused, R> refused) {
      return verified.get();
    }
  }

  /**
   * It did not.
   *
   * @param detail the reason in a sentence for staff; no secrets in it
   */
  record Refused(RejectReason reason, String detail) implements AuthVerdict {
    @Override
    public <R> R match(Supplier<R> verified, Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }

  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(Supplier<R> verified, Function<Refused, R> refused);

  /** Whether this is {@link Verified}. */
  default boolean verified() {
    return this instanceof Verified;
  }
}
