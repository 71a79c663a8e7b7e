package io.dotmac.sub.radius.proxy;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.ServiceType;
import io.dotmac.sub.radius.attribute.vendor.Cisco;
import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.HiddenValue;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.radius.server.AccessResponder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Asks the servers of a user's realm, and a policy of one's own about everybody else. When no
 * server answers there is no answer, so that the NAS asks again.
 */
public final class ProxyPolicy implements AccessPolicy {
  /** A server of the realm has refused. */
  public static final RejectReason BY_HOME = new RejectReason("rejected_by_home");

  private static final int STATE_OCTETS = 8;

  private final AccessPolicy own;
  private final Function<AccessRequest, Optional<HomePool>> homes;
  private final UnaryOperator<AttributeBlock> filter;
  private final SecureRandom random = new SecureRandom();

  private ProxyPolicy(
      AccessPolicy own,
      Function<AccessRequest, Optional<HomePool>> homes,
      UnaryOperator<AttributeBlock> filter) {
    this.own = own;
    this.homes = homes;
    this.filter = filter;
  }

  /** Realms before a policy of one's own, with what {@link #harmless} leaves of answers. */
  public static ProxyPolicy over(AccessPolicy own, RealmTable realms) {
    return over(own, (AccessRequest request) -> request.userName().flatMap(realms::find));
  }

  /**
   * The same, where more than the name decides who is asked, such as whose NAS it is.
   *
   * @param homes whom to ask about a request; empty for users of one's own
   */
  public static ProxyPolicy over(
      AccessPolicy own, Function<AccessRequest, Optional<HomePool>> homes) {
    return new ProxyPolicy(own, homes, ProxyPolicy::harmless);
  }

  /** The same, with another filter for the attributes of answers. */
  public ProxyPolicy filtering(UnaryOperator<AttributeBlock> answers) {
    return new ProxyPolicy(own, homes, answers);
  }

  /**
   * The attributes of an answer but those by which a partner would let its user administer a NAS:
   * Service-Type Administrative and NAS-Prompt, Mikrotik-Group, and Cisco's shell.
   */
  public static AttributeBlock harmless(AttributeBlock answer) {
    boolean administers = answer
        .first(Attributes.SERVICE_TYPE)
        .flatMap(ServiceType::of)
        .filter(type -> type == ServiceType.ADMINISTRATIVE || type == ServiceType.NAS_PROMPT)
        .isPresent();
    boolean shell = answer.all(Cisco.AVPAIR).stream().anyMatch(pair -> pair.startsWith("shell:"));
    AttributeBlock kept = answer.without(Mikrotik.GROUP);
    kept = administers ? kept.without(Attributes.SERVICE_TYPE) : kept;
    return shell ? kept.without(Cisco.AVPAIR) : kept;
  }

  /** What is sent on is copied, and answered from another thread. */
  @Override
  public boolean keepsRequests() {
    return own.keepsRequests();
  }

  @Override
  public void decide(AccessRequest request, AccessResponder responder) {
    Optional<HomePool> pool = homes.apply(request);
    if (pool.isEmpty()) {
      own.decide(request, responder);
      return;
    }
    byte[] state = new byte[STATE_OCTETS];
    random.nextBytes(state);
    pool.get()
        .ask(server -> server
            .client()
            .access((authenticator, secret) -> forwarded(request, authenticator, secret, state)))
        .whenComplete((said, failure) -> responder.respond(
            failure != null || said.isEmpty()
                ? new AccessDecision.Silence()
                : decision(said.get())));
  }

  /** The attributes of the request, hidden anew, and one more Proxy-State behind the others. */
  private static AttributeBlock forwarded(
      AccessRequest request, byte[] authenticator, SharedSecret secret, byte[] state) {
    PacketView packet = request.packet();
    AttributeBlock.Builder block = AttributeBlock.builder()
        .addAll(AttributeBlock.copyOf(packet).without(Attributes.USER_PASSWORD));
    if (request.attempt() instanceof AuthAttempt.Pap pap) {
      byte[] hidden = PacketSigner.ofThread().hide(pap.password(), authenticator, secret);
      block.add(Attributes.USER_PASSWORD, hidden);
    }
    if (request.attempt() instanceof AuthAttempt.Chap chap
        && !packet.has(Attributes.CHAP_CHALLENGE)) {
      // The challenge was the authenticator of the request, which is another one now.
      block.add(Attributes.CHAP_CHALLENGE, chap.challenge());
    }
    return block.add(Attributes.PROXY_STATE, state).build();
  }

  private AccessDecision decision(HomePool.Said said) {
    PacketView reply = said.answer().reply();
    AttributeBlock attributes = filter.apply(AttributeBlock.copyOf(reply)
        .without(
            Attributes.PROXY_STATE,
            Attributes.TUNNEL_PASSWORD,
            Microsoft.MPPE_SEND_KEY,
            Microsoft.MPPE_RECV_KEY,
            Microsoft.CHAP_MPPE_KEYS));
    if (reply.is(PacketCode.ACCESS_ACCEPT)) {
      return new AccessDecision.Accept(attributes, hidden(said));
    }
    return reply.is(PacketCode.ACCESS_CHALLENGE)
        ? new AccessDecision.Challenge(attributes)
        : new AccessDecision.Reject(BY_HOME, attributes);
  }

  /** The hidden values of an answer, read with the home server's secret. */
  private static List<HiddenValue> hidden(HomePool.Said said) {
    PacketView reply = said.answer().reply();
    byte[] authenticator = said.answer().request().authenticator();
    SharedSecret secret = said.server().secret();
    PacketSigner signer = PacketSigner.ofThread();
    List<HiddenValue> values = new ArrayList<>();
    for (AttributeKey<byte[]> key : List.of(Microsoft.MPPE_SEND_KEY, Microsoft.MPPE_RECV_KEY)) {
      for (byte[] value : reply.all(key)) {
        signer
            .revealSalted(value, authenticator, secret)
            .ifPresent(clear -> values.add(HiddenValue.of(key, clear)));
      }
    }
    for (byte[] value : reply.all(Attributes.TUNNEL_PASSWORD)) {
      if (value.length > 0 && (value[0] & 0xff) <= 0x1f) {
        byte[] salted = Arrays.copyOfRange(value, 1, value.length);
        signer
            .revealSalted(salted, authenticator, secret)
            .ifPresent(clear ->
                values.add(HiddenValue.tagged(Attributes.TUNNEL_PASSWORD, value[0], clear)));
      }
    }
    for (byte[] value : reply.all(Microsoft.CHAP_MPPE_KEYS)) {
      signer
          .reveal(value, authenticator, secret)
          .ifPresent(clear -> values.add(HiddenValue.asPassword(
              Microsoft.CHAP_MPPE_KEYS, Arrays.copyOf(clear, value.length))));
    }
    return values;
  }
}
