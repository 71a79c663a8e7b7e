package io.dotmac.sub.server.security.sso;

import io.dotmac.sub.server.security.Attempt;
import io.dotmac.sub.server.security.Login;
import java.util.function.Function;

/** What became of somebody who came back from a provider. */
public sealed interface SsoOutcome {
  /**
   * The provider knows them, and so do we.
   *
   * @param next where they were going
   * @param made whether they are new here, and have no role yet
   * @param told for the audit: whom the provider meant
   */
  record Recognised(Attempt<Login.PortalLogin> attempt, String next, boolean made, String told)
      implements SsoOutcome {
    @Override
    public <R> R match(Function<Recognised, R> recognised, Function<Refused, R> refused) {
      return recognised.apply(this);
    }
  }

  /**
   * They do not get in.
   *
   * @param why precisely, for whoever reads the audit
   */
  record Refused(SsoReason reason, String why) implements SsoOutcome {
    @Override
    public <R> R match(Function<Recognised, R> recognised, Function<Refused, R> refused) {
      return refused.apply(this);
    }
  }

  /** Exactly one of the functions is called: the one for what happened. */
  <R> R match(Function<Recognised, R> recognised, Function<Refused, R> refused);
}
