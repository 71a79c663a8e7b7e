package io.dotmac.sub.core.enforcement.router;

import io.dotmac.sub.core.enforcement.AccessEnforcer;
import io.dotmac.sub.core.enforcement.EnforcementResult;
import io.dotmac.sub.core.enforcement.EnforcementResult.Evidence;
import io.dotmac.sub.core.enforcement.EnforcementResult.Outcome;
import io.dotmac.sub.core.enforcement.Intents;
import io.dotmac.sub.core.enforcement.router.RouterBlocks.Work;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has routers hold back what is suspended, after another enforcer did its part. What is to be told
 * is written down first, told with no transaction open, and read back; each router once for all the
 * services. One that does not answer is left alone for a minute, so that it holds up no other.
 */
public final class RouterEnforcer implements AccessEnforcer {
  private static final Duration SILENCE = Duration.ofMinutes(1);

  private final Database db;
  private final AccessEnforcer first;
  private final RouterDriver driver;
  private final Map<UUID, Silence> silent = new ConcurrentHashMap<>();

  /** A router that did not answer, until when it is left alone, and what was in the way. */
  private record Silence(Instant until, String why) {}

  /** What a router answered, or why it was not asked. */
  private record Told(Work work, RouterDriver.Answer answer, String router) {}

  /** Works on this database, after {@code first}. */
  public RouterEnforcer(Database db, AccessEnforcer first, RouterDriver driver) {
    this.db = db;
    this.first = first;
    this.driver = driver;
  }

  @Override
  public Map<UUID, EnforcementResult> enforce(TenantId tenant, Collection<UUID> subscriptions) {
    Map<UUID, EnforcementResult> results =
        new LinkedHashMap<>(first.enforce(tenant, subscriptions));
    List<Work> work = db.inTx(tenant, tx -> RouterBlocks.plan(tx, subscriptions));
    if (work.isEmpty()) {
      return results;
    }
    Map<UUID, List<Work>> routers = new LinkedHashMap<>();
    work.forEach(
        each -> routers.computeIfAbsent(each.device(), id -> new ArrayList<>()).add(each));
    routers.forEach((device, tasks) -> {
      List<Told> told = tell(tenant, device, tasks);
      db.run(tenant, tx -> record(tx, told));
      told.forEach(
          each -> results.computeIfPresent(each.work().service(), (service, it) -> with(it, each)));
    });
    return results;
  }

  /**
   * Asks for the enforcement of services of which a router does not hold back what it is to, or
   * holds back what it is not.
   *
   * @return how many
   */
  public static int reconcile(Tx tx) {
    return Intents.request(tx, RouterBlocks.adrift(tx));
  }

  private List<Told> tell(TenantId tenant, UUID device, List<Work> work) {
    StepRequest.Target router = db.inTx(
        tenant,
        tx -> StepRequest.Target.of(
            tx.require(ProvisioningDevice.class, new ProvisioningDeviceId(device))));
    String name = router.terms().name();
    Instant now = db.clock().instant();
    Silence silence = silent.get(device);
    boolean left = silence != null && now.isBefore(silence.until());
    List<RouterDriver.Answer> answers = silence != null && left
        ? all(work, new RouterDriver.Answer(silence.why(), true))
        : driver.tell(
            router,
            work.stream()
                .map(each -> new RouterDriver.Task(
                    each.way(), each.value(), each.held(), "service " + each.serviceNumber()))
                .toList());
    if (!answers.stream().allMatch(RouterDriver.Answer::retryable)) {
      silent.remove(device);
    } else if (!left) {
      silent.put(
          device, new Silence(now.plus(SILENCE), String.valueOf(answers.get(0).obstacle())));
    }
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < work.size(); i++) {
      told.add(new Told(work.get(i), answers.get(i), name));
    }
    return told;
  }

  private static List<RouterDriver.Answer> all(List<Work> work, RouterDriver.Answer answer) {
    return work.stream().map(each -> answer).toList();
  }

  private static void record(Tx tx, List<Told> told) {
    List<Work> done = new ArrayList<>();
    Map<UUID, String> failed = new HashMap<>();
    for (Told each : told) {
      String obstacle = each.answer().obstacle();
      if (obstacle == null) {
        done.add(each.work());
      } else {
        failed.put(each.work().block(), obstacle);
      }
    }
    RouterBlocks.record(tx, done, failed);
  }

  /** The worst counts: what somebody must see to, before what is only tried again. */
  private EnforcementResult with(EnforcementResult result, Told told) {
    String obstacle = told.answer().obstacle();
    List<Evidence> evidence = new ArrayList<>(result.evidence());
    String what = (told.work().held() ? "hold back " : "let go ") + told.work().value();
    evidence.add(new Evidence(
        told.work().value(),
        told.router(),
        WireName.of(told.work().way()),
        obstacle == null ? "ack" : "nak",
        obstacle == null ? what + ": read back" : what + ": " + obstacle,
        db.clock().instant()));
    Outcome outcome = obstacle == null
        ? Outcome.DONE
        : told.answer().retryable() ? Outcome.RETRY : Outcome.FAILED;
    boolean worse = outcome.compareTo(result.outcome()) > 0;
    return new EnforcementResult(
        result.desired(),
        result.reason(),
        worse ? outcome : result.outcome(),
        evidence,
        worse ? told.router() + ": " + obstacle : result.error());
  }
}
