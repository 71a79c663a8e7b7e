package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.HiddenValue;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.PacketWriter;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.ClientState.Counter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The authentication port: proves Access-Requests, asks the policy, and writes its answers. */
final class AccessService implements Reader.Service {
  private static final List<HiddenValue> NONE = List.of();

  private final ServerState server;
  private final AccessPolicy policy;
  private final RejectDelay rejects;
  private final AtomicInteger pending = new AtomicInteger();

  AccessService(ServerState server, AccessPolicy policy, RejectDelay rejects) {
    this.server = server;
    this.policy = policy;
    this.rejects = rejects;
  }

  @Override
  public PacketCode code() {
    return PacketCode.ACCESS_REQUEST;
  }

  @Override
  public PacketCode aliveCode() {
    return PacketCode.ACCESS_ACCEPT;
  }

  /** Requests the policy has not yet answered. */
  int pending() {
    return pending.get();
  }

  @Override
  public boolean keepsRequests() {
    return policy.keepsRequests();
  }

  @Override
  public boolean take(Exchange exchange) {
    PacketSigner signer = PacketSigner.ofThread();
    PacketView packet = exchange.request;
    Proof proof = Proof.of(exchange.nas, packet, signer);
    DropReason drop = dropReason(exchange, proof);
    if (drop != null) {
      exchange.client.drop(drop);
      return false;
    }
    SharedSecret secret = proof.secret(exchange.nas);
    if (secret == null) {
      secret = likelySecret(exchange.nas, packet, signer);
    } else if (!packet.has(Attributes.EAP_MESSAGE)) {
      exchange.client.signsMessages();
    }
    exchange.client.count(Counter.ACCESS_REQUESTS);
    decide(exchange, secret, AuthAttempt.of(packet, secret, signer));
    return true;
  }

  private static @Nullable DropReason dropReason(Exchange exchange, Proof proof) {
    if (proof != Proof.NONE) {
      return proof.drop();
    }
    PacketView packet = exchange.request;
    // RFC 3579, section 3.1: EAP is never taken without Message-Authenticator.
    if (packet.has(Attributes.EAP_MESSAGE)) {
      return DropReason.EAP_UNPROTECTED;
    }
    if (exchange.client.demands(exchange.nas.requireMessageAuthenticator())) {
      return DropReason.MESSAGE_AUTHENTICATOR_MISSING;
    }
    boolean limited = exchange.client.demands(exchange.nas.limitProxyState());
    return limited && packet.has(Attributes.PROXY_STATE)
        ? DropReason.PROXY_STATE_UNPROTECTED
        : null;
  }

  /**
   * Without Message-Authenticator nothing proves which of two secrets a client used. Under the
   * wrong one a password comes out as random octets, which are hardly ever text.
   */
  private static SharedSecret likelySecret(NasClient nas, PacketView packet, PacketSigner signer) {
    for (SharedSecret secret : nas.secrets()) {
      if (AuthAttempt.of(packet, secret, signer) instanceof AuthAttempt.Pap pap
          && isText(pap.password())) {
        return secret;
      }
    }
    return nas.secrets().get(0);
  }

  private static boolean isText(byte[] octets) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets))
          .chars()
          .noneMatch(Character::isISOControl);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private void decide(Exchange exchange, SharedSecret secret, AuthAttempt attempt) {
    pending.incrementAndGet();
    if (attempt instanceof AuthAttempt.Unusable unusable) {
      answer(exchange, secret, AccessDecision.reject(unusable.reason()));
      return;
    }
    AccessRequest request =
        new AccessRequest(exchange.nas, exchange.source, exchange.request, attempt, server.now());
    try {
      policy.decide(request, exchange.respondingWith(this, secret));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      if (exchange.decide()) {
        pending.decrementAndGet();
        exchange.forget(DropReason.POLICY_FAILED);
      }
      server.log().warn("policy", "the policy failed on " + exchange.request, e);
    }
  }

  /** Answers as was decided, the first time. No functions here: they would be made each time. */
  void answer(Exchange exchange, SharedSecret secret, AccessDecision decision) {
    if (!exchange.decide()) {
      return;
    }
    pending.decrementAndGet();
    exchange.client.decided(System.nanoTime() - exchange.startedNanos);
    if (decision instanceof AccessDecision.Accept accept) {
      reply(exchange, secret, PacketCode.ACCESS_ACCEPT, accept.attributes(), accept.hidden());
    } else if (decision instanceof AccessDecision.Reject reject) {
      exchange.client.reject(reject.reason());
      reply(exchange, secret, PacketCode.ACCESS_REJECT, reject.attributes(), NONE);
    } else if (decision instanceof AccessDecision.Challenge challenge) {
      reply(exchange, secret, PacketCode.ACCESS_CHALLENGE, challenge.attributes(), NONE);
    } else {
      exchange.forget(DropReason.POLICY_SILENT);
    }
  }

  private void reply(
      Exchange exchange,
      SharedSecret secret,
      PacketCode code,
      AttributeBlock attributes,
      List<HiddenValue> hidden) {
    PacketView request = exchange.request;
    PacketWriter writer = Exchange.writer()
        .begin(code, request.identifier())
        .messageAuthenticator()
        .add(attributes);
    for (int i = 0; i < hidden.size(); i++) {
      writer.addHidden(hidden.get(i), request, secret, PacketSigner.ofThread());
    }
    writer.copyAll(request, Attributes.PROXY_STATE);
    if (!writer.fits()) {
      exchange.forget(DropReason.REPLY_TOO_LONG);
      return;
    }
    exchange.write(writer, secret);
    if (code == PacketCode.ACCESS_REJECT) {
      exchange.client.count(Counter.REJECTS);
      rejects.after(exchange::answer);
    } else {
      boolean accept = code == PacketCode.ACCESS_ACCEPT;
      exchange.client.count(accept ? Counter.ACCEPTS : Counter.CHALLENGES);
      exchange.answer();
    }
  }
}
