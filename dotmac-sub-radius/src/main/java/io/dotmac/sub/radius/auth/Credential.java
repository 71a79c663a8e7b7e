package io.dotmac.sub.radius.auth;

import io.dotmac.sub.radius.packet.PacketSigner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a user's password. How it is kept decides which methods it can serve: clear text
 * serves all of them; the NT hash serves PAP and both MS-CHAPs; any other hash serves PAP alone,
 * since CHAP needs the password itself.
 */
public sealed interface Credential {
  /** The password itself. */
  static Credential clearText(String password) {
    return new ClearText(password.getBytes(StandardCharsets.UTF_8));
  }

  /** The NT hash, 16 octets: MD4 of the password in UTF-16LE. */
  static Credential ntHash(byte[] hash) {
    return new NtHash(hash.clone());
  }

  /** Any one-way hash. */
  static Credential hashed(PasswordVerifier verifier) {
    return new Hashed(verifier);
  }

  /** No password: a certificate that TLS has proven and that names the user is enough. */
  static Credential certificate() {
    return new ByCertificate();
  }

  /** The NT hash of a password: store it instead of the password where CHAP is not needed. */
  static byte[] ntHashOf(String password) {
    return Md4.digest(password.getBytes(StandardCharsets.UTF_16LE));
  }

  /** The methods this credential can answer. */
  Set<AuthMethod> serves();

  /** Whether {@code attempt} proves knowledge of the password. */
  default AuthVerdict check(AuthAttempt attempt) {
    if (attempt instanceof AuthAttempt.Unusable unusable) {
      return new AuthVerdict.Refused(unusable.reason(), "the request's proof cannot be read");
    }
    if (attempt instanceof AuthAttempt.None) {
      return new AuthVerdict.Refused(
          RejectReason.NO_CREDENTIALS, "the request carries no password");
    }
    if (!serves().contains(attempt.method())) {
      return new AuthVerdict.Refused(
          RejectReason.METHOD_UNSUPPORTED, cannotServe(attempt.method()));
    }
    if (attempt instanceof AuthAttempt.MsChapV2 v2) {
      return ntHash()
          .flatMap(hash -> v2.provenChallenge(hash)
              .map(challenge -> verified(MsChapReplies.accepted(v2, hash, challenge))))
          .orElseGet(() -> wrong(MsChapReplies.refused(v2.identifier(), v2.challenge())));
    }
    if (attempt instanceof AuthAttempt.MsChapV1 v1) {
      return ntHash()
          .filter(
              hash -> MessageDigest.isEqual(MsChap.response(v1.challenge(), hash), v1.ntResponse()))
          .map(hash -> verified(MsChapReplies.accepted(hash)))
          .orElseGet(() -> wrong(MsChapReplies.refused(v1.identifier(), v1.challenge())));
    }
    return proves(attempt) ? AuthVerdict.Verified.PLAIN : wrong(AuthReply.NONE);
  }

  private static AuthVerdict verified(AuthReply reply) {
    return new AuthVerdict.Verified(reply);
  }

  private static AuthVerdict wrong(AuthReply reply) {
    return new AuthVerdict.Refused(RejectReason.WRONG_PASSWORD, "the password is wrong", reply);
  }

  /** The NT hash of the password, with which MS-CHAP is checked; empty if it is not known. */
  default Optional<byte[]> ntHash() {
    return Optional.empty();
  }

  /** Whether an attempt by PAP or CHAP, if this credential serves it, is right. */
  boolean proves(AuthAttempt attempt);

  /** Why a method is refused, as a sentence that says what would help. */
  private String cannotServe(AuthMethod method) {
    return switch (method) {
      case CHAP ->
        "CHAP needs the password in clear text, but only a hash of it is stored:"
            + " let the NAS use PAP or store the password";
      case MS_CHAP, MS_CHAP_V2 ->
        "MS-CHAP needs the password or its NT hash, but only another hash of it is stored:"
            + " let the NAS use PAP or store the NT hash";
      default -> "the method " + method + " is not served";
    };
  }

  /** The password itself. */
  record ClearText(byte[] password) implements Credential {
    private static final Set<AuthMethod> SERVES = Collections.unmodifiableSet(
        EnumSet.of(AuthMethod.PAP, AuthMethod.CHAP, AuthMethod.MS_CHAP, AuthMethod.MS_CHAP_V2));

    /** Refuses the empty password, which would let everybody in. */
    public ClearText {
      if (password.length == 0) {
        throw new IllegalArgumentException("a password has at least one octet");
      }
    }

    @Override
    public Set<AuthMethod> serves() {
      return SERVES;
    }

    @Override
    public boolean proves(AuthAttempt attempt) {
      if (attempt instanceof AuthAttempt.Pap pap) {
        return MessageDigest.isEqual(password, pap.password());
      }
      return attempt instanceof AuthAttempt.Chap chap
          && PacketSigner.ofThread()
              .chapMatches(chap.identifier(), password, chap.challenge(), chap.response());
    }

    @Override
    public Optional<byte[]> ntHash() {
      return Optional.of(ntHashOf(new String(password, StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
      return "ClearText(hidden)";
    }
  }

  /** The NT hash of the password. */
  record NtHash(byte[] hash) implements Credential {
    private static final Set<AuthMethod> SERVES = Collections.unmodifiableSet(
        EnumSet.of(AuthMethod.PAP, AuthMethod.MS_CHAP, AuthMethod.MS_CHAP_V2));

    /** Refuses what is no NT hash. */
    public NtHash {
      if (hash.length != 16) {
        throw new IllegalArgumentException("an NT hash has 16 octets, found " + hash.length);
      }
    }

    @Override
    public Set<AuthMethod> serves() {
      return SERVES;
    }

    @Override
    public boolean proves(AuthAttempt attempt) {
      return attempt instanceof AuthAttempt.Pap pap
          && MessageDigest.isEqual(
              hash, ntHashOf(new String(pap.password(), StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<byte[]> ntHash() {
      return Optional.of(hash.clone());
    }

    @Override
    public String toString() {
      return "NtHash(hidden)";
    }
  }

  /** A proven certificate. */
  record ByCertificate() implements Credential {
    @Override
    public Set<AuthMethod> serves() {
      return Set.of(AuthMethod.CERTIFICATE);
    }

    @Override
    public boolean proves(AuthAttempt attempt) {
      return attempt instanceof AuthAttempt.Certificate;
    }
  }

  /** A one-way hash of any kind. */
  record Hashed(PasswordVerifier verifier) implements Credential {
    private static final Set<AuthMethod> SERVES = Set.of(AuthMethod.PAP);

    @Override
    public Set<AuthMethod> serves() {
      return SERVES;
    }

    @Override
    public boolean proves(AuthAttempt attempt) {
      return attempt instanceof AuthAttempt.Pap pap && verifier.matches(pap.password());
    }
  }
}
