package io.dotmac.sub.radius.eap;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.radius.server.AccessResponder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Serves EAP before another policy, which gets what users offer as proof and decides as it does on
 * any other request: EAP-MD5 as CHAP, EAP-MSCHAPv2 as MS-CHAPv2, a password in a tunnel as PAP, a
 * certificate as one. {@code AccessRequest.userName} is then the name said in EAP. Requests without
 * EAP go straight to that policy.
 *
 * <pre>{@code
 * AccessPolicy policy = EapPolicy.over(yours, EapMethod.msChapV2("example"), EapMethod.md5());
 * }</pre>
 */
public final class EapPolicy implements AccessPolicy {
  private static final int MOST_SESSIONS = 8192;
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final int MOST_STEPS_WAITING = 4096;
  private static final int USUAL_FRAGMENT = 1024;
  private static final int LEAST_FRAGMENT = 200;
  private static final int MOST_FRAGMENT = 1400;

  /** Octets of EAP and TLS flags around a fragment. */
  private static final int AROUND_FRAGMENT = 10;

  private final AccessPolicy policy;
  private final List<EapMethod> methods;
  private final Executor slow;
  private final EapSessions sessions;

  private EapPolicy(
      AccessPolicy policy, List<EapMethod> methods, Executor slow, EapSessions sessions) {
    this.policy = policy;
    this.methods = methods;
    this.slow = slow;
    this.sessions = sessions;
  }

  /**
   * Offers {@code methods}, the first one first; a user who refuses it names another.
   *
   * @throws IllegalArgumentException without a method
   */
  public static EapPolicy over(AccessPolicy policy, EapMethod... methods) {
    if (methods.length == 0) {
      throw new IllegalArgumentException("EAP needs a method");
    }
    EapSessions sessions = new EapSessions(MOST_SESSIONS, LIFE.toNanos());
    return new EapPolicy(policy, List.of(methods), threads(), sessions);
  }

  /** The same policy, whose slow steps are done by {@code executor}. */
  public EapPolicy on(Executor executor) {
    return new EapPolicy(policy, methods, executor, sessions);
  }

  /** Threads that end when there is nothing to do, so that nobody has to close them. */
  private static Executor threads() {
    int count = Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor threads = new ThreadPoolExecutor(
        count, count, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_STEPS_WAITING), task -> {
          Thread thread = new Thread(task, "radius-eap");
          thread.setDaemon(true);
          return thread;
        });
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /** Conversations that wait for the user. */
  public int conversations() {
    return sessions.size();
  }

  @Override
  public void decide(AccessRequest request, AccessResponder responder) {
    if (!request.packet().has(Attributes.EAP_MESSAGE)) {
      policy.decide(request, responder);
      return;
    }
    byte[] octets = request.packet().joined(Attributes.EAP_MESSAGE);
    if (octets.length == 0) {
      // RFC 3579, section 2.1: EAP-Start, by a NAS that does not ask for the identity itself.
      EapSession session = new EapSession(methods, fragmentOctets(request), 0);
      new Turn(request, responder, session).take(new EapStep.Ask(new byte[0]));
      return;
    }
    Optional<EapPacket> response = EapPacket.of(octets);
    Optional<EapSession> session = response.flatMap(each -> session(request, each));
    if (session.isEmpty()) {
      RejectReason reason =
          response.isEmpty() ? RejectReason.EAP_MALFORMED : RejectReason.EAP_STATE_UNKNOWN;
      EapSession over = new EapSession(methods, 0, octets.length > 1 ? octets[1] & 0xff : 0);
      new Turn(request, responder, over).take(EapStep.refused(reason));
      return;
    }
    goOn(new Turn(request, responder, session.get()), response.get());
  }

  /** Conversations are kept, the requests of their turns are not. */
  @Override
  public boolean keepsRequests() {
    return policy.keepsRequests();
  }

  private void goOn(Turn turn, EapPacket response) {
    if (!turn.session.isSlow()) {
      turn.take(turn.session.answer(response));
      return;
    }
    try {
      slow.execute(() -> turn.run(response));
    } catch (RejectedExecutionException full) {
      turn.take(new EapStep.Silent());
    }
  }

  /** The conversation the response belongs to: a new one if it is the first thing said. */
  private Optional<EapSession> session(AccessRequest request, EapPacket response) {
    Optional<byte[]> state = request.packet().first(Attributes.STATE);
    if (state.isPresent()) {
      return sessions.take(state.get(), request.client().id(), System.nanoTime());
    }
    return response.type() == EapPacket.IDENTITY
        ? Optional.of(new EapSession(methods, fragmentOctets(request), response.identifier()))
        : Optional.empty();
  }

  private static int fragmentOctets(AccessRequest request) {
    long mtu = request.packet().first(Attributes.FRAMED_MTU).orElse((long) USUAL_FRAGMENT);
    return (int) Math.max(LEAST_FRAGMENT, Math.min(mtu - AROUND_FRAGMENT, MOST_FRAGMENT));
  }

  /** One request of a conversation and whom to tell what follows. */
  private final class Turn {
    private final AccessRequest request;
    private final AccessResponder responder;
    private final EapSession session;

    Turn(AccessRequest request, AccessResponder responder, EapSession session) {
      this.request = request;
      this.responder = responder;
      this.session = session;
    }

    /** Nothing a method does may leave a request pending for ever. */
    void run(EapPacket response) {
      try {
        take(session.answer(response));
      } catch (RuntimeException | StackOverflowError e) {
        take(EapStep.refused(RejectReason.EAP_MALFORMED));
      }
    }

    void take(EapStep step) {
      if (step instanceof EapStep.Ask ask) {
        challenge(ask.data());
      } else if (step instanceof EapStep.Check check) {
        policy.decide(
            request.by(check.user(), check.attempt()),
            decision -> take(following(check, decision)));
      } else if (step instanceof EapStep.Accepted accepted) {
        AttributeBlock attributes = accepted.attributes().plus(end(EapPacket.SUCCESS));
        responder.respond(new AccessDecision.Accept(attributes, accepted.hidden()));
      } else if (step instanceof EapStep.Refused refused) {
        AttributeBlock attributes = refused.attributes().plus(end(EapPacket.FAILURE));
        responder.respond(new AccessDecision.Reject(refused.reason(), attributes));
      } else {
        responder.respond(new AccessDecision.Silence());
      }
    }

    private static EapStep following(EapStep.Check check, AccessDecision decision) {
      try {
        return check.then().apply(decision);
      } catch (RuntimeException e) {
        return EapStep.refused(RejectReason.EAP_MALFORMED);
      }
    }

    private void challenge(byte[] data) {
      byte[] eap = session.request(data);
      byte[] state = sessions.keep(session, request.client().id(), System.nanoTime());
      responder.respond(new AccessDecision.Challenge(AttributeBlock.builder()
          .addSplit(Attributes.EAP_MESSAGE, eap)
          .add(Attributes.STATE, state)
          .build()));
    }

    private AttributeBlock end(int code) {
      return AttributeBlock.of(Attributes.EAP_MESSAGE, EapPacket.end(code, session.identifier()));
    }
  }
}
