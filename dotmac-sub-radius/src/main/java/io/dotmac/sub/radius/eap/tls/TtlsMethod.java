package io.dotmac.sub.radius.eap.tls;

import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.auth.AuthAttempt;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.eap.EapConversation;
import io.dotmac.sub.radius.eap.EapMethod;
import io.dotmac.sub.radius.eap.EapPacket;
import io.dotmac.sub.radius.eap.EapPeer;
import io.dotmac.sub.radius.eap.EapStep;
import io.dotmac.sub.radius.server.AccessDecision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** EAP-TTLS version 0 (RFC 5281): attributes of RADIUS, in the form of Diameter, inside TLS. */
record TtlsMethod(TlsIdentity identity) implements EapMethod {
  private static final String CHALLENGE_LABEL = "ttls challenge";

  /** Sixteen octets of challenge and one of identifier. */
  private static final int CHALLENGE_OCTETS = 17;

  private static final int USER_NAME = 1;
  private static final int USER_PASSWORD = 2;
  private static final int CHAP_PASSWORD = 3;
  private static final int CHAP_CHALLENGE = 60;

  @Override
  public int type() {
    return 21;
  }

  @Override
  public boolean isSlow() {
    return true;
  }

  @Override
  public EapConversation begin(EapPeer peer) {
    return new Conversation(identity, peer);
  }

  private static final class Conversation extends TlsConversation {
    /** What the user gets after having acknowledged the server's proof. */
    private @Nullable EapStep end;

    private boolean decided;

    Conversation(TlsIdentity identity, EapPeer peer) {
      super(
          identity, peer, false, "ttls keying material", Map.of(CHALLENGE_LABEL, CHALLENGE_OCTETS));
    }

    @Override
    EapStep acknowledged() {
      return end == null ? EapStep.refused(RejectReason.EAP_MALFORMED) : end;
    }

    @Override
    EapStep said(byte[] clear, EapPacket response) {
      Optional<Avps> read = Avps.of(clear);
      if (decided || read.isEmpty()) {
        return EapStep.refused(RejectReason.EAP_MALFORMED);
      }
      decided = true;
      Avps avps = read.get();
      byte[] name = avps.first(0, USER_NAME).orElse(new byte[0]);
      AuthAttempt attempt = attempt(avps, name);
      String user = new String(name, StandardCharsets.UTF_8);
      return new EapStep.Check(user, attempt, decision -> decided(attempt, decision));
    }

    private AuthAttempt attempt(Avps avps, byte[] name) {
      byte[] challenge = tunnel.exported(CHALLENGE_LABEL).orElseThrow();
      Optional<byte[]> password = avps.first(0, USER_PASSWORD);
      Optional<byte[]> chap = avps.first(0, CHAP_PASSWORD);
      Optional<byte[]> one = avps.first(Microsoft.VENDOR, Microsoft.CHAP_RESPONSE.type());
      Optional<byte[]> two = avps.first(Microsoft.VENDOR, Microsoft.CHAP2_RESPONSE.type());
      byte[] said = avps.first(Microsoft.VENDOR, Microsoft.CHAP_CHALLENGE.type())
          .or(() -> avps.first(0, CHAP_CHALLENGE))
          .orElse(new byte[0]);
      if (password.isPresent()) {
        return new AuthAttempt.Pap(withoutPadding(password.get()));
      }
      // RFC 5281, section 11.2: the challenge comes from TLS; any other is a replay.
      if (chap.isPresent() && chap.get().length == 17 && binds(challenge, 16, said, chap.get())) {
        byte[] value = chap.get();
        return new AuthAttempt.Chap(value[0] & 0xff, Arrays.copyOfRange(value, 1, 17), said);
      }
      if (one.isPresent() && one.get().length == 50 && binds(challenge, 8, said, one.get())) {
        byte[] value = one.get();
        return new AuthAttempt.MsChapV1(value[0] & 0xff, Arrays.copyOfRange(value, 26, 50), said);
      }
      if (two.isPresent() && two.get().length == 50 && binds(challenge, 16, said, two.get())) {
        byte[] value = two.get();
        return new AuthAttempt.MsChapV2(
            value[0] & 0xff,
            Arrays.copyOfRange(value, 2, 18),
            Arrays.copyOfRange(value, 26, 50),
            said,
            name);
      }
      return new AuthAttempt.None();
    }

    /** Whether challenge and identifier are those that TLS gives. */
    private static boolean binds(byte[] exported, int length, byte[] said, byte[] response) {
      return MessageDigest.isEqual(Arrays.copyOf(exported, length), said)
          && response[0] == exported[length];
    }

    private static byte[] withoutPadding(byte[] password) {
      int length = password.length;
      while (length > 0 && password[length - 1] == 0) {
        length--;
      }
      return Arrays.copyOf(password, length);
    }

    private EapStep decided(AuthAttempt attempt, AccessDecision decision) {
      EapStep last = EapStep.ending(decision);
      if (!(attempt instanceof AuthAttempt.MsChapV2)
          || !(last instanceof EapStep.Accepted accepted)) {
        return withKeys(last);
      }
      Optional<byte[]> proof = accepted.attributes().first(Microsoft.CHAP2_SUCCESS);
      if (proof.isEmpty()) {
        return EapStep.refused(RejectReason.METHOD_UNSUPPORTED);
      }
      end = withKeys(last);
      try {
        return say(Avps.one(Microsoft.VENDOR, Microsoft.CHAP2_SUCCESS.type(), proof.get()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
