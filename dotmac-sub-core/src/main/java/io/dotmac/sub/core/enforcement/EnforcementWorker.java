package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.enforcement.EnforcementResult.Outcome;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  private static final int ALARMS_KNOWN = 1_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private final Database db;
  private final AccessEnforcer enforcer;
  private final Set<String> alarms =
      Collections.newSetFromMap(Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > ALARMS_KNOWN;
        }
      }));

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
    record(tenant, claim, result, error);
  }

  private void record(
      TenantId tenant, Claim claim, @Nullable EnforcementResult result, @Nullable String error) {
    Outcome outcome = result == null ? Outcome.RETRY : result.outcome();
    boolean again = outcome == Outcome.RETRY && claim.attempts() < ATTEMPTS;
    boolean failed = !again && outcome != Outcome.DONE;
    String why = error == null ? "unknown" : error;
    if (failed) {
      alarm(tenant, claim, why);
    }
    db.run(tenant, tx -> {
      if (failed && !Intents.failedAlike(tx, claim, why)) {
        tx.publish(new EnforcementFailed(claim.subscription(), why));
      }
      if (again) {
        Intents.putOff(tx, claim, result, error, pause(claim.attempts()));
      } else {
        Intents.finish(tx, claim, result, failed ? why : error, failed);
      }
    });
  }

  /** Once for each cause: every service behind one NAS fails for the same, again and again. */
  private void alarm(TenantId tenant, Claim claim, String why) {
    if (alarms.add(tenant + " " + why)) {
      LOG.warn(
          "ALARM: service {} of tenant {} is not in its desired state, nor are others for which it"
              + " is the same: {}. Failed intents name them all; this is not logged again",
          claim.subscription(),
          tenant,
          why);
    }
  }

  private static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
