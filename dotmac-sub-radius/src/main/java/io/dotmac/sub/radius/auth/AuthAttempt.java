package io.dotmac.sub.radius.auth;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an Access-Request offers as proof. Hand it to {@link Credential#check}. */
public sealed interface AuthAttempt {
  /** The method used. */
  AuthMethod method();

  /** There is no proof in the request. */
  record None() implements AuthAttempt {
    @Override
    public AuthMethod method() {
      return AuthMethod.NONE;
    }
  }

  /**
   * A password, un-hidden.
   *
   * @param password its octets without padding
   */
  record Pap(byte[] password) implements AuthAttempt {
    @Override
    public AuthMethod method() {
      return AuthMethod.PAP;
    }

    @Override
    public String toString() {
      return "Pap(" + password.length + " octets)";
    }
  }

  /**
   * An MD5 over the password and a challenge.
   *
   * @param identifier the CHAP identifier, 0 to 255
   * @param response 16 octets
   * @param challenge what the NAS sent to the user, of any length
   */
  record Chap(int identifier, byte[] response, byte[] challenge) implements AuthAttempt {
    @Override
    public AuthMethod method() {
      return AuthMethod.CHAP;
    }
  }

  /**
   * An answer to a challenge made with the NT hash of the password (RFC 2433).
   *
   * @param identifier the MS-CHAP identifier, 0 to 255
   * @param ntResponse 24 octets
   * @param challenge 8 octets
   */
  record MsChapV1(int identifier, byte[] ntResponse, byte[] challenge) implements AuthAttempt {
    @Override
    public AuthMethod method() {
      return AuthMethod.MS_CHAP;
    }
  }

  /**
   * An answer to a challenge in which both sides have a part (RFC 2759).
   *
   * @param identifier the MS-CHAP identifier, 0 to 255
   * @param peerChallenge the user's 16 octets
   * @param ntResponse 24 octets
   * @param challenge the server's 16 octets
   * @param user the name that went into the answer, perhaps with a domain and a backslash before it
   */
  record MsChapV2(
      int identifier, byte[] peerChallenge, byte[] ntResponse, byte[] challenge, byte[] user)
      implements AuthAttempt {
    @Override
    public AuthMethod method() {
      return AuthMethod.MS_CHAP_V2;
    }

    /** What the response must be for this hash: the challenge it was made with if it is right. */
    Optional<byte[]> provenChallenge(byte[] ntHash) {
      int backslash = user.length - 1;
      while (backslash >= 0 && user[backslash] != '\\') {
        backslash--;
      }
      // RFC 2759, section 4: the domain is left out; some clients leave it in.
      byte[] bare = Arrays.copyOfRange(user, backslash + 1, user.length);
      Optional<byte[]> proven = proven(bare, ntHash);
      return backslash < 0 ? proven : proven.or(() -> proven(user, ntHash));
    }

    private Optional<byte[]> proven(byte[] name, byte[] ntHash) {
      byte[] hash = MsChap.challengeHash(peerChallenge, challenge, name);
      byte[] right = MsChap.response(hash, ntHash);
      return MessageDigest.isEqual(right, ntResponse) ? Optional.of(hash) : Optional.empty();
    }
  }

  /**
   * A certificate whose holder has proven the private key, issued by an authority that is trusted.
   *
   * @param certificate the holder's own
   */
  record Certificate(X509Certificate certificate) implements AuthAttempt {
    @Override
    public AuthMethod method() {
      return AuthMethod.CERTIFICATE;
    }

    /** The names in it: the common name of the subject, then the alternative names as text. */
    public List<String> names() {
      return CertificateNames.of(certificate);
    }
  }

  /** A method that is recognised and that no credential here serves. */
  record Other(AuthMethod method) implements AuthAttempt {}

  /** Proof that is in no state to be checked. */
  record Unusable(AuthMethod method, RejectReason reason) implements AuthAttempt {}

  /** What {@code request}, which was sent with {@code secret}, offers. */
  static AuthAttempt of(PacketView request, SharedSecret secret, PacketSigner signer) {
    AuthMethod method = methodOf(request);
    if (conflicting(request)) {
      return new Unusable(method, RejectReason.CONFLICTING_CREDENTIALS);
    }
    return switch (method) {
      case NONE -> new None();
      case PAP -> pap(request, secret, signer);
      case CHAP -> chap(request);
      case MS_CHAP -> msChap(request);
      case MS_CHAP_V2 -> msChapV2(request);
      default -> new Other(method);
    };
  }

  /** How {@code request} tries to prove itself; the strongest method if there are several. */
  static AuthMethod methodOf(PacketView request) {
    if (request.has(Attributes.EAP_MESSAGE)) {
      return AuthMethod.EAP;
    }
    boolean vendors = request.hasVendorAttributes();
    if (vendors && request.has(Microsoft.CHAP2_RESPONSE)) {
      return AuthMethod.MS_CHAP_V2;
    }
    if (vendors && request.has(Microsoft.CHAP_RESPONSE)) {
      return AuthMethod.MS_CHAP;
    }
    if (request.has(Attributes.CHAP_PASSWORD)) {
      return AuthMethod.CHAP;
    }
    return request.has(Attributes.USER_PASSWORD) ? AuthMethod.PAP : AuthMethod.NONE;
  }

  private static boolean conflicting(PacketView request) {
    int proofs = request.count(Attributes.USER_PASSWORD) + request.count(Attributes.CHAP_PASSWORD);
    if (request.hasVendorAttributes()) {
      proofs += request.count(Microsoft.CHAP_RESPONSE) + request.count(Microsoft.CHAP2_RESPONSE);
    }
    // RFC 2865, section 4.1, forbids two; RFC 3579, section 3.3, forbids any beside EAP.
    return proofs > 1 || (proofs > 0 && request.has(Attributes.EAP_MESSAGE));
  }

  private static AuthAttempt pap(PacketView request, SharedSecret secret, PacketSigner signer) {
    byte[] password = signer.passwordOrNull(request, secret);
    return password == null
        ? new Unusable(AuthMethod.PAP, RejectReason.MALFORMED_PASSWORD)
        : new Pap(password);
  }

  private static AuthAttempt chap(PacketView request) {
    byte[] value = request.first(Attributes.CHAP_PASSWORD).orElseThrow();
    if (value.length != 17) {
      return new Unusable(AuthMethod.CHAP, RejectReason.MALFORMED_PASSWORD);
    }
    // RFC 2865, section 5.3: without CHAP-Challenge the Request Authenticator is the challenge.
    byte[] challenge = request.first(Attributes.CHAP_CHALLENGE).orElseGet(request::authenticator);
    return new Chap(value[0] & 0xff, Arrays.copyOfRange(value, 1, 17), challenge);
  }

  private static AuthAttempt msChap(PacketView request) {
    byte[] value = request.first(Microsoft.CHAP_RESPONSE).orElseThrow();
    byte[] challenge = request.first(Microsoft.CHAP_CHALLENGE).orElse(new byte[0]);
    if (value.length != 50 || challenge.length != 8) {
      return new Unusable(AuthMethod.MS_CHAP, RejectReason.MALFORMED_PASSWORD);
    }
    // RFC 2548, section 2.1.3: without this flag there is only a LAN Manager response.
    return value[1] == 1
        ? new MsChapV1(value[0] & 0xff, Arrays.copyOfRange(value, 26, 50), challenge)
        : new Unusable(AuthMethod.MS_CHAP, RejectReason.METHOD_UNSUPPORTED);
  }

  private static AuthAttempt msChapV2(PacketView request) {
    byte[] value = request.first(Microsoft.CHAP2_RESPONSE).orElseThrow();
    byte[] challenge = request.first(Microsoft.CHAP_CHALLENGE).orElse(new byte[0]);
    // As octets: the hash is over what the user typed, text or not.
    AttributeKey<byte[]> name = AttributeKey.standard("User-Name", 1, ValueCodec.OCTETS);
    byte[] user = request.first(name).orElse(new byte[0]);
    return msChapV2(value, challenge, user);
  }

  /** What the 50 octets of an MS-CHAP2-Response offer, given the server's challenge. */
  static AuthAttempt msChapV2(byte[] value, byte[] challenge, byte[] user) {
    if (value.length != 50 || challenge.length != 16) {
      return new Unusable(AuthMethod.MS_CHAP_V2, RejectReason.MALFORMED_PASSWORD);
    }
    return new MsChapV2(
        value[0] & 0xff,
        Arrays.copyOfRange(value, 2, 18),
        Arrays.copyOfRange(value, 26, 50),
        challenge,
        user);
  }
}
