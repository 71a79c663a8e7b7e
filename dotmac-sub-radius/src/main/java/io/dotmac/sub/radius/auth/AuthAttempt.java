package io.dotmac.sub.radius.auth;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.packet.AttributeCursor;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.util.Arrays;
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
      default -> new Other(method);
    };
  }

  /** How {@code request} tries to prove itself; the strongest method if there are several. */
  static AuthMethod methodOf(PacketView request) {
    AuthMethod found = AuthMethod.NONE;
    AttributeCursor cursor = request.attributes();
    while (cursor.next()) {
      AuthMethod method = methodAt(cursor);
      found = method.compareTo(found) > 0 ? method : found;
    }
    return found;
  }

  private static AuthMethod methodAt(AttributeCursor cursor) {
    // RFC 2548: Microsoft's vendor number, MS-CHAP-Response and MS-CHAP2-Response.
    if (cursor.vendor() == 311) {
      return switch (cursor.type()) {
        case 1 -> AuthMethod.MS_CHAP;
        case 25 -> AuthMethod.MS_CHAP_V2;
        default -> AuthMethod.NONE;
      };
    }
    if (cursor.is(Attributes.USER_PASSWORD)) {
      return AuthMethod.PAP;
    }
    if (cursor.is(Attributes.CHAP_PASSWORD)) {
      return AuthMethod.CHAP;
    }
    return cursor.is(Attributes.EAP_MESSAGE) ? AuthMethod.EAP : AuthMethod.NONE;
  }

  private static boolean conflicting(PacketView request) {
    int passwords = request.count(Attributes.USER_PASSWORD);
    int chaps = request.count(Attributes.CHAP_PASSWORD);
    boolean eap = request.has(Attributes.EAP_MESSAGE);
    // RFC 2865, section 4.1, forbids both; RFC 3579, section 3.3, forbids either beside EAP.
    return passwords + chaps > 1 || (eap && passwords + chaps > 0);
  }

  private static AuthAttempt pap(PacketView request, SharedSecret secret, PacketSigner signer) {
    byte[] hidden = request.first(Attributes.USER_PASSWORD).orElseThrow();
    Optional<byte[]> password = signer.reveal(hidden, request.authenticator(), secret);
    return password.isPresent()
        ? new Pap(password.get())
        : new Unusable(AuthMethod.PAP, RejectReason.MALFORMED_PASSWORD);
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
}
