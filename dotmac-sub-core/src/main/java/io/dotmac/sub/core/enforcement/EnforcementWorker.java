package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.enforcement.EnforcementResult.Outcome;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out the intents of a tenant: claims one, applies it with no transaction open, records the
 * evidence. What a dead process had claimed is claimed again when its lease is over. Several
 * workers and several nodes may run at once.
 */
public final class EnforcementWorker {
  private static final Logger LOG = LoggerFactory.getLogger(EnforcementWorker.class);
  private static final int ATTEMPTS = 8;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Database db;
  private final AccessEnforcer enforcer;

  /** An intent that this worker has claimed. */
  record Claim(UUID intent, UUID subscription, int attempts) {}

  /** Works on this database through that enforcer. */
  public EnforcementWorker(Database db, AccessEnforcer enforcer) {
    this.db = db;
    this.enforcer = enforcer;
  }

  /**
   * Carries out what is due.
   *
   * @return how many intents were carried out, put off or failed
   */
  public int work(TenantId tenant) {
    int worked = 0;
    while (true) {
      List<Claim> claims = db.inTx(tenant, Intents::claim);
      for (Claim claim : claims) {
        carryOut(tenant, claim);
      }
      worked += claims.size();
      if (claims.isEmpty()) {
        return worked;
      }
    }
  }

  private void carryOut(TenantId tenant, Claim claim) {
    EnforcementResult result = null;
    String error = null;
    try {
      result = enforcer.enforce(tenant, claim.subscription());
      error = result.error();
    } catch (RuntimeException e) {
      LOG.warn("enforcing service {} failed, it is tried again", claim.subscription(), e);
      error = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    EnforcementResult known = result;
    String why = error;
    boolean again =
        (known == null || known.outcome() == Outcome.RETRY) && claim.attempts() < ATTEMPTS;
    boolean failed = !again && (known == null || known.outcome() != Outcome.DONE);
    if (failed) {
      LOG.error(
          "ALARM: service {} of tenant {} is not in its desired state: {}",
          claim.subscription(),
          tenant,
          why);
    }
    db.run(tenant, tx -> {
      if (again) {
        Intents.putOff(tx, claim, known, why, pause(claim.attempts()));
      } else {
        Intents.finish(tx, claim, known, why, failed);
      }
      if (failed) {
        tx.publish(new EnforcementFailed(claim.subscription(), why == null ? "unknown" : why));
      }
    });
  }

  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
