package io.dotmac.sub.server.security.password;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who keeps the passwords of credentials that have none here. Called outside of transactions. */
public interface PasswordsElsewhere {
  /** Nobody does. */
  PasswordsElsewhere NOBODY = new PasswordsElsewhere() {
    @Override
    public boolean serves(Tenant tenant) {
      return false;
    }

    @Override
    public CompletionStage<Verdict> check(TenantId tenant, String username, String password) {
      return CompletableFuture.completedStage(Verdict.UNANSWERED);
    }
  };

  /** What was said about a password. */
  enum Verdict {
    RIGHT,
    WRONG,
    /** Nothing, so that nobody is let in, and nothing was guessed. */
    UNANSWERED
  }

  /** Whether people of that tenant may have their passwords there. */
  boolean serves(Tenant tenant);

  /** Asks, without waiting for the answer. */
  CompletionStage<Verdict> check(TenantId tenant, String username, String password);
}
