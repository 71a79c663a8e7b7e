package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessReader;
import io.dotmac.sub.core.access.index.ChangeKind;
import io.dotmac.sub.core.access.session.LiveSessions;
import io.dotmac.sub.core.access.session.LiveSessions.LiveSession;
import io.dotmac.sub.core.enforcement.AccessEnforcer;
import io.dotmac.sub.core.enforcement.EnforcementResult;
import io.dotmac.sub.core.enforcement.EnforcementResult.Evidence;
import io.dotmac.sub.core.enforcement.EnforcementResult.Outcome;
import io.dotmac.sub.core.enforcement.Intents;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.radius.coa.CoaClient;
import io.dotmac.sub.radius.coa.CoaOutcome;
import io.dotmac.sub.radius.coa.CoaTarget;
import io.dotmac.sub.radius.coa.SessionIdentity;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeBlock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Brings live sessions in line by asking their NAS: a service that is off is disconnected, a speed
 * is changed where it is. A NAS that cannot change a session's speed is asked to end it, since the
 * next login gets the right one. A NAS whose secret is not known is a failure that somebody must
 * see.
 */
final class RadiusEnforcer implements AccessEnforcer {
  private static final String DISCONNECT = "disconnect";
  private static final String CHANGE = "coa";

  private final Database db;
  private final NasIndex nases;
  private final CoaClient coa;
  private final AccessReader reader = new AccessReader();

  /** What is known of a service when it is enforced. */
  private record Situation(
      List<AccessFacts> facts, List<LiveSession> sessions, boolean throttledBefore) {}

  RadiusEnforcer(Database db, NasIndex nases, CoaClient coa) {
    this.db = db;
    this.nases = nases;
    this.coa = coa;
  }

  @Override
  public EnforcementResult enforce(TenantId tenant, UUID subscription) {
    Situation now = db.inTx(
        tenant,
        tx -> new Situation(
            reader.of(tx, ChangeKind.SUBSCRIPTION, List.of(subscription)),
            LiveSessions.of(tx, subscription),
            Intents.throttledBefore(tx, subscription)));
    DesiredAccess desired =
        now.facts().isEmpty() ? DesiredAccess.NO_SERVICE : now.facts().get(0).access();
    Run run = new Run(tenant, now.throttledBefore());
    // All are asked before the first answer is awaited: one dead NAS holds up no other session.
    now.sessions().stream()
        .map(session -> run.begin(session, now.facts()))
        .toList()
        .forEach(Runnable::run);
    return new EnforcementResult(
        desired.state(), desired.reason(), run.outcome, run.evidence, run.error);
  }

  /** One pass over the sessions of a service. */
  private final class Run {
    private final TenantId tenant;
    private final boolean throttledBefore;
    private final List<Evidence> evidence = new ArrayList<>();
    private Outcome outcome = Outcome.DONE;
    private @org.jspecify.annotations.Nullable String error;

    Run(TenantId tenant, boolean throttledBefore) {
      this.tenant = tenant;
      this.throttledBefore = throttledBefore;
    }

    /** Asks the NAS; gives what awaits and records the answer. */
    Runnable begin(LiveSession session, List<AccessFacts> facts) {
      Optional<NasClient> nas = Optional.ofNullable(session.client())
          .flatMap(nases::find)
          .filter(client -> client.tag(KnownNas.class).orElseThrow().tenant().equals(tenant));
      if (nas.isEmpty()) {
        return () ->
            fail(session, "the NAS " + session.nasKey() + " has no RADIUS client with a secret");
      }
      Optional<CoaTarget> target = target(nas.get(), session);
      if (target.isEmpty()) {
        return () -> fail(session, "the address of the NAS " + session.nasKey() + " is not known");
      }
      Optional<AccessFacts> user = userOf(session, facts);
      boolean connects = user.map(known -> known.access().connects()).orElse(false);
      if (!connects || user.filter(AccessFacts::active).isEmpty()) {
        return disconnect(session, target.get());
      }
      AttributeBlock speed = Replies.speed(user.get(), nas.get().vendor());
      if (!speed.isEmpty()) {
        return change(session, target.get(), speed, user.get());
      }
      // No attribute takes a limit away; the next login is told none.
      boolean limited = throttledBefore && nas.get().vendor().speedFormat().isPresent();
      return limited ? disconnect(session, target.get()) : () -> {};
    }

    private Runnable disconnect(LiveSession session, CoaTarget target) {
      var answer = coa.disconnect(target, identity(session));
      return () -> record(session, target, DISCONNECT, answer.join());
    }

    private Runnable change(
        LiveSession session, CoaTarget target, AttributeBlock speed, AccessFacts user) {
      var answer = coa.change(target, identity(session), speed);
      return () -> {
        CoaOutcome said = answer.join();
        boolean throttled = throttledBefore || user.access().state() == AccessState.THROTTLED;
        boolean unable = said instanceof CoaOutcome.Nak nak && !nak.sessionGone();
        if (throttled && unable) {
          evidence.add(evidence(session, target, CHANGE, said));
          disconnect(session, target).run();
        } else {
          record(session, target, CHANGE, said);
        }
      };
    }

    private void record(LiveSession session, CoaTarget target, String action, CoaOutcome said) {
      evidence.add(evidence(session, target, action, said));
      boolean inLine = said.match(ack -> true, CoaOutcome.Nak::sessionGone, t -> false, u -> false);
      if (!inLine && outcome == Outcome.DONE) {
        outcome = Outcome.RETRY;
        error = action + " of session " + session.sessionId() + ": " + said.describe();
      }
    }

    private void fail(LiveSession session, String why) {
      evidence.add(new Evidence(
          session.sessionId(),
          session.nasKey(),
          DISCONNECT,
          "not_sent",
          why,
          db.clock().instant()));
      outcome = Outcome.FAILED;
      error = why;
    }
  }

  private Evidence evidence(LiveSession session, CoaTarget target, String action, CoaOutcome said) {
    Function<Object, String> timeout = any -> "timeout";
    return new Evidence(
        session.sessionId(),
        session.nasKey() + " at " + target.address(),
        action,
        said.match(ack -> "ack", nak -> "nak", timeout::apply, unsent -> "not_sent"),
        said.describe(),
        db.clock().instant());
  }

  private static Optional<AccessFacts> userOf(LiveSession session, List<AccessFacts> facts) {
    return facts.stream()
        // A credential that the service has no more is no reason to leave its session up.
        .filter(
            user -> session.credential() == null || user.credential().equals(session.credential()))
        .findFirst();
  }

  private static SessionIdentity identity(LiveSession session) {
    SessionIdentity identity = SessionIdentity.session(session.sessionId());
    return session.username().isEmpty() ? identity : identity.withUser(session.username());
  }

  /**
   * The device's own address, else the client's if it is one host, else what the NAS calls itself.
   */
  private static Optional<CoaTarget> target(NasClient nas, LiveSession session) {
    KnownNas known = nas.tag(KnownNas.class).orElseThrow();
    Optional<InetAddress> address = Optional.ofNullable(known.facts().coaAddress())
        .map(Replies::literal)
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
      return Optional.of(Replies.literal(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
