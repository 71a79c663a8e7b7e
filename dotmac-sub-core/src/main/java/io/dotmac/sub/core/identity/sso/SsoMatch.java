package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.identity.login.UserCredential;
import java.util.function.Function;

/** Who somebody is whom a provider has recognised. */
public sealed interface SsoMatch {
  /** Somebody who could sign in before. */
  record Known(UserCredential credential) implements SsoMatch {
    @Override
    public <R> R match(
        Function<Known, R> known, Function<Made, R> made, Function<Refused, R> refused) {
      return known.apply(this);
    }
  }

  /** A new member of staff, without a role. */
  record Made(UserCredential credential) implements SsoMatch {
    @Override
    public <R> R match(
        Function<Known, R> known, Function<Made, R> made, Function<Refused, R> refused) {
      return made.apply(this);
    }
  }

  /** Nobody here. */
  record Refused(Reason reason) implements SsoMatch {
    @Override
    public <R> R match(
        Function<Known, R> known, Function<Made, R> made, Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }

  /** Why nobody is found. */
  enum Reason {
    /** Nobody has that address, or subject. */
    UNKNOWN,
    /** The provider gave no verified e-mail address, and people are known by it. */
    NO_EMAIL,
    /** The address does not end as it must. */
    DOMAIN,
    /** Several have that address. */
    AMBIGUOUS
  }

  /** Exactly one of the functions is called: the one for what was found. */
  <R> R match(Function<Known, R> known, Function<Made, R> made, Function<Refused, R> refused);
}
