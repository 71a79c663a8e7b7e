package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessReader;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.index.ChangeKind;
import io.dotmac.sub.core.access.session.LiveSessions;
import io.dotmac.sub.core.access.session.LiveSessions.LiveSession;
import io.dotmac.sub.core.enforcement.AccessEnforcer;
import io.dotmac.sub.core.enforcement.EnforcementResult;
import io.dotmac.sub.core.enforcement.EnforcementResult.Evidence;
import io.dotmac.sub.core.enforcement.EnforcementResult.Outcome;
import io.dotmac.sub.core.enforcement.Intents;
import io.dotmac.sub.core.enforcement.Proofs;
import io.dotmac.sub.core.enforcement.SessionDriver;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.radius.coa.CoaClient;
import io.dotmac.sub.radius.coa.CoaOutcome;
import io.dotmac.sub.radius.coa.CoaTarget;
import io.dotmac.sub.radius.coa.SessionIdentity;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.server.adapter.radius.enforce.Answer;
import io.dotmac.sub.server.adapter.radius.enforce.NasLanes;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.NasIndex;
import io.dotmac.sub.server.adapter.radius.index.Terms;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings live sessions in line by asking their NAS: a service that is off is disconnected, a speed
 * is changed where it is. A NAS that cannot change a session's speed is asked to end it, since the
 * next login gets the right one. Where RADIUS does not help, or did not help before, a driver of
 * the device is asked. A NAS whose secret is not known is a failure that somebody must see.
 */
final class RadiusEnforcer implements AccessEnforcer {
  private static final String DISCONNECT = "disconnect";
  private static final String CHANGE = "coa";
  private static final String DRIVER = "driver";

  private final Database db;
  private final NasIndex nases;
  private final CoaClient coa;
  private final NasLanes lanes;
  private final List<SessionDriver> drivers;
  private final AccessReader reader = new AccessReader();

  /** What is known of services when they are enforced: one read for all of them. */
  private record Situation(
      Map<UUID, List<AccessFacts>> facts,
      Map<UUID, List<LiveSession>> sessions,
      Set<UUID> throttledBefore,
      Set<UUID> walledBefore,
      Set<UUID> disbelieved) {}

  RadiusEnforcer(Database db, NasIndex nases, CoaClient coa, List<SessionDriver> drivers) {
    this.db = db;
    this.nases = nases;
    this.coa = coa;
    this.lanes = new NasLanes(db.clock());
    this.drivers = List.copyOf(drivers);
  }

  @Override
  public Map<UUID, EnforcementResult> enforce(TenantId tenant, Collection<UUID> subscriptions) {
    Situation now = db.inTx(tenant, tx -> {
      Map<UUID, List<AccessFacts>> facts = new HashMap<>();
      for (AccessFacts each : reader.of(tx, ChangeKind.SUBSCRIPTION, subscriptions)) {
        facts.computeIfAbsent(each.subscription(), service -> new ArrayList<>()).add(each);
      }
      return new Situation(
          facts,
          LiveSessions.of(tx, subscriptions),
          Intents.throttledBefore(tx, subscriptions),
          walledBefore(tx, subscriptions),
          Proofs.disbelieved(tx, subscriptions));
    });
    // All are asked before the first answer is awaited: one dead NAS holds up no other session.
    Map<UUID, Run> runs = new LinkedHashMap<>();
    for (UUID service : subscriptions) {
      Run run = new Run(tenant, service, now);
      now.sessions().getOrDefault(service, List.of()).forEach(run::begin);
      runs.put(service, run);
    }
    Map<UUID, EnforcementResult> results = new LinkedHashMap<>();
    runs.forEach((service, run) -> results.put(service, run.result()));
    return results;
  }

  /** One pass over the sessions of a service. */
  private final class Run {
    private final TenantId tenant;
    private final List<AccessFacts> facts;
    private final boolean throttledBefore;
    private final boolean walledBefore;
    private final boolean disbelieved;
    private final List<Evidence> evidence = new ArrayList<>();
    private final List<Runnable> open = new ArrayList<>();
    private Outcome outcome = Outcome.DONE;
    private @Nullable String error;

    Run(TenantId tenant, UUID service, Situation now) {
      this.tenant = tenant;
      this.facts = now.facts().getOrDefault(service, List.of());
      this.throttledBefore = now.throttledBefore().contains(service);
      this.walledBefore = now.walledBefore().contains(service);
      this.disbelieved = now.disbelieved().contains(service);
    }

    EnforcementResult result() {
      open.forEach(Runnable::run);
      DesiredAccess desired =
          facts.isEmpty() ? DesiredAccess.NO_SERVICE : facts.get(0).access();
      return new EnforcementResult(desired.state(), desired.reason(), outcome, evidence, error);
    }

    /** Asks the NAS; what awaits and records the answer is done with the result. */
    void begin(LiveSession session) {
      Optional<NasClient> nas = Optional.ofNullable(session.client())
          .flatMap(nases::find)
          .filter(client -> KnownNas.of(client).tenant().equals(tenant));
      Optional<CoaTarget> target = nas.flatMap(client -> target(client, session));
      Optional<AccessFacts> user = userOf(session, facts);
      boolean stays =
          user.map(known -> known.active() && known.access().connects()).orElse(false);
      if (target.isEmpty()) {
        String why = nas.isEmpty()
            ? "the NAS " + session.nasKey() + " has no RADIUS client with a secret"
            : "the address of the NAS " + session.nasKey() + " is not known";
        open.add(() -> withoutRadius(session, stays, why));
        return;
      }
      if (!stays) {
        ask(session, target.get(), DISCONNECT, () -> disconnect(session, target.get()));
        return;
      }
      if (walledBefore) {
        // Only the walled garden can have let it in; what holds it there ends with the session.
        ask(session, target.get(), DISCONNECT, () -> disconnect(session, target.get()));
        return;
      }
      AttributeBlock speed =
          UserReply.speed(Terms.of(tenant, user.get()), nas.get().vendor());
      if (!speed.isEmpty()) {
        boolean throttled = throttledBefore || user.get().access().state() == AccessState.THROTTLED;
        ask(session, target.get(), CHANGE, () -> change(session, target.get(), speed, throttled));
      } else if (throttledBefore && nas.get().vendor().speedFormat().isPresent()) {
        // No attribute takes a limit away; the next login is told none.
        ask(session, target.get(), DISCONNECT, () -> disconnect(session, target.get()));
      }
    }

    private void ask(
        LiveSession session,
        CoaTarget target,
        String action,
        Supplier<CompletableFuture<List<Answer>>> request) {
      CompletableFuture<List<Answer>> answers = lanes.ask(target.address(), action, request);
      open.add(() -> record(session, target, answers.join()));
    }

    private void record(LiveSession session, CoaTarget target, List<Answer> answers) {
      boolean silent = lanes.isSilent(target.address());
      for (Answer each : answers) {
        // That a silent NAS was spared is said once, not every few seconds.
        if (!silent || !(each.said() instanceof CoaOutcome.Unsent)) {
          evidence.add(evidence(session, target, each));
        }
      }
      Answer last = answers.get(answers.size() - 1);
      boolean cut = last.action().equals(DISCONNECT);
      if (last.done() && !(cut && disbelieved)) {
        return;
      }
      if (cut && driven(session)) {
        return;
      }
      if (!last.done()) {
        trouble(
            silent ? Outcome.WAIT : Outcome.RETRY,
            last.action() + " of session " + session.sessionId() + ": "
                + last.said().describe());
      }
    }

    /** What can be done for a session whose NAS cannot be asked by RADIUS. */
    private void withoutRadius(LiveSession session, boolean stays, String why) {
      if (!stays && driven(session)) {
        return;
      }
      evidence.add(new Evidence(
          session.sessionId(),
          session.nasKey(),
          DISCONNECT,
          "not_sent",
          why,
          db.clock().instant()));
      trouble(Outcome.FAILED, why);
    }

    /** Whether a driver of the device ended the session. */
    private boolean driven(LiveSession session) {
      UUID device = session.nasDevice();
      Optional<SessionDriver> driver = drivers.stream()
          .filter(each -> device != null && each.serves(tenant, device))
          .findFirst();
      if (device == null || driver.isEmpty()) {
        return false;
      }
      Optional<String> obstacle = driver
          .get()
          .disconnect(new SessionDriver.Target(
              tenant, device, session.sessionId(), session.username(), session.framedIp()));
      evidence.add(new Evidence(
          session.sessionId(),
          session.nasKey(),
          DRIVER,
          obstacle.isEmpty() ? "ack" : "nak",
          obstacle.orElse("the device ended the session"),
          db.clock().instant()));
      return obstacle.isEmpty();
    }

    /** The worst counts: what somebody must see to, before what is only tried again. */
    private void trouble(Outcome what, String why) {
      if (what.compareTo(outcome) > 0) {
        outcome = what;
        error = why;
      }
    }
  }

  private static Set<UUID> walledBefore(Tx tx, Collection<UUID> subscriptions) {
    return AccessRules.of(tx).garden().isPresent()
        ? Intents.suspendedBefore(tx, subscriptions)
        : Set.of();
  }

  private CompletableFuture<List<Answer>> disconnect(LiveSession session, CoaTarget target) {
    return coa.disconnect(target, identity(session))
        .thenApply(said -> List.of(new Answer(DISCONNECT, said, db.clock().instant())));
  }

  /** Cut instead, where it is about a throttle and the NAS cannot change the speed. */
  private CompletableFuture<List<Answer>> change(
      LiveSession session, CoaTarget target, AttributeBlock speed, boolean throttled) {
    return coa.change(target, identity(session), speed).thenCompose(said -> {
      Answer changed = new Answer(CHANGE, said, db.clock().instant());
      boolean unable = changed.refused() || said instanceof CoaOutcome.TimedOut;
      if (!throttled || !unable) {
        return CompletableFuture.completedFuture(List.of(changed));
      }
      return disconnect(session, target).thenApply(cut -> List.of(changed, cut.get(0)));
    });
  }

  private static Evidence evidence(LiveSession session, CoaTarget target, Answer answer) {
    return new Evidence(
        session.sessionId(),
        session.nasKey() + " at " + target.address(),
        answer.action(),
        answer.word(),
        answer.said().describe(),
        answer.at());
  }

  private static Optional<AccessFacts> userOf(LiveSession session, List<AccessFacts> facts) {
    return facts.stream()
        // A credential that the service has no more is no reason to leave its session up.
        .filter(
            user -> session.credential() == null || user.credential().equals(session.credential()))
        .findFirst();
  }

  static SessionIdentity identity(LiveSession session) {
    SessionIdentity identity = SessionIdentity.session(session.sessionId());
    return session.username().isEmpty() ? identity : identity.withUser(session.username());
  }

  /**
   * The device's own address, else the client's if it is one host, else what the NAS calls itself.
   */
  static Optional<CoaTarget> target(NasClient nas, LiveSession session) {
    KnownNas known = KnownNas.of(nas);
    Optional<InetAddress> address = Optional.ofNullable(known.facts().coaAddress())
        .map(UserReply::literal)
        .or(() -> host(nas))
        .or(() -> literal(session.nasKey()));
    return address.map(at -> new CoaTarget(
        new InetSocketAddress(at, known.facts().coaPort()), nas.secrets().get(0)));
  }

  private static Optional<InetAddress> host(NasClient nas) {
    InetAddress network = nas.network().network();
    return nas.network().length() == network.getAddress().length * 8
        ? Optional.of(network)
        : Optional.empty();
  }

  private static Optional<InetAddress> literal(String text) {
    try {
      return Optional.of(UserReply.literal(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
