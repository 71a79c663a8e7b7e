package io.dotmac.sub.radius.auth;

import java.util.function.Function;
import java.util.function.Supplier;

/** Whether an attempt proved that it knows the password. */
public sealed interface AuthVerdict {
  /**
   * It did.
   *
   * @param reply what the method has to say in the Access-Accept
   */
  record Verified(AuthReply reply) implements AuthVerdict {
    /** By a method that has nothing more to say: always the same. */
    static final Verified PLAIN = new Verified();

    /** By a method that has nothing more to say. */
    public Verified() {
      this(AuthReply.NONE);
    }

    @Override
    public <R> R match(Supplier<R> verified, Function<Refused, R> refused) {
      return verified.get();
    }
  }

  /**
   * It did not.
   *
   * @param detail the reason in a sentence for staff; no secrets in it
   * @param reply what the method has to say in the Access-Reject
   */
  record Refused(RejectReason reason, String detail, AuthReply reply) implements AuthVerdict {
    /** By a method that has nothing more to say. */
    public Refused(RejectReason reason, String detail) {
      this(reason, detail, AuthReply.NONE);
    }

    @Override
    public <R> R match(Supplier<R> verified, Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }

  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(Supplier<R> verified, Function<Refused, R> refused);

  /** What the method has to say in the answer. */
  AuthReply reply();

  /** Whether this is {@link Verified}. */
  default boolean verified() {
    return this instanceof Verified;
  }
}
