package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.enforcement.EnforcementResult.Outcome;
import io.dotmac.sub.core.enforcement.Intents.Finding;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.util.ArrayList;
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
 * Carries out the intents of a tenant: claims some, applies them with no transaction open, records
 * the evidence. What a dead process had claimed is claimed again when its lease is over. Several
 * workers and several nodes may run at once.
 */
public final class EnforcementWorker {
  private static final Logger LOG = LoggerFactory.getLogger(EnforcementWorker.class);
  private static final int ATTEMPTS = 8;
  private static final int RECORDINGS = 3;
  private static final int ALARMS_KNOWN = 1_000;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** A NAS that is back is asked within a minute. */
  private static final Duration SILENT_PAUSE = Duration.ofSeconds(10);

  private final Database db;
  private final AccessEnforcer enforcer;
  private volatile boolean stopped;
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
    while (!stopped) {
      List<Claim> claims = db.inTx(tenant, Intents::claim);
      if (claims.isEmpty()) {
        break;
      }
      record(tenant, findings(tenant, claims));
      worked += claims.size();
    }
    return worked;
  }

  /** Claims nothing more; what is claimed is finished. */
  public void stop() {
    stopped = true;
  }

  private List<Finding> findings(TenantId tenant, List<Claim> claims) {
    Map<UUID, EnforcementResult> results = Map.of();
    String error = null;
    try {
      results =
          enforcer.enforce(tenant, claims.stream().map(Claim::subscription).toList());
    } catch (RuntimeException e) {
      LOG.warn("enforcing {} services failed, it is tried again", claims.size(), e);
      error = e.getClass().getSimpleName() + ": " + e.getMessage();
    }
    List<Finding> findings = new ArrayList<>();
    for (Claim claim : claims) {
      findings.add(finding(claim, results.get(claim.subscription()), error));
    }
    return findings;
  }

  private static Finding finding(
      Claim claim, @Nullable EnforcementResult result, @Nullable String error) {
    String why = result == null ? error : result.error();
    Outcome outcome = result == null ? Outcome.RETRY : result.outcome();
    switch (outcome) {
      case DONE:
        return new Finding(claim, result, why, Intents.Fate.DONE, Duration.ZERO);
      case WAIT:
        return new Finding(claim, result, why, Intents.Fate.AGAIN, SILENT_PAUSE);
      case RETRY:
        if (claim.attempts() < ATTEMPTS) {
          return new Finding(claim, result, why, Intents.Fate.AGAIN, pause(claim.attempts()));
        }
        return failed(claim, result, why);
      default:
        return failed(claim, result, why);
    }
  }

  private static Finding failed(
      Claim claim, @Nullable EnforcementResult result, @Nullable String why) {
    return new Finding(
        claim, result, why == null ? "unknown" : why, Intents.Fate.FAILED, Duration.ZERO);
  }

  private void record(TenantId tenant, List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.fate() == Intents.Fate.FAILED) {
        alarm(tenant, finding.claim(), String.valueOf(finding.error()));
      }
    }
    for (int attempt = 1; ; attempt++) {
      try {
        db.run(tenant, tx -> {
          Intents.newFailures(tx, findings)
              .forEach(finding -> tx.publish(new EnforcementFailed(
                  finding.claim().subscription(), String.valueOf(finding.error()))));
          Intents.record(tx, findings);
        });
        return;
      } catch (ProblemException raced) {
        // Somebody asked for one of these services at this moment: now that is there to be found.
        if (attempt == RECORDINGS) {
          throw raced;
        }
      }
    }
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
