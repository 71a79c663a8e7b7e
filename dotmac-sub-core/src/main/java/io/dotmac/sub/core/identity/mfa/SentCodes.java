package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.secret.TokenHash;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * Makes codes that are sent, and checks them. A code belongs to one method and to the login it was
 * asked for, or to whoever is signed in; a newer one ends those before it.
 */
final class SentCodes {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int MOST_AN_HOUR = 8;
  private static final int DIGITS = 6;
  private static final BigInteger CODES = BigInteger.TEN.pow(DIGITS);

  private final TokenHash fingerprints;

  SentCodes(Keyring keys) {
    this.fingerprints = new TokenHash(keys, "mfa-code");
  }

  /** A new code; too soon after the last one, or too many in an hour, is a problem. */
  String make(Tx tx, MfaMethod method, @Nullable MfaChallengeId challenge) {
    Instant now = tx.systemNow();
    requirePause(ofPrincipal(tx, method, now.minus(HOUR)), now);
    since(tx, method, now.minus(MfaCode.LIFETIME)).forEach(code -> code.end(now));
    String code = random();
    tx.save(new MfaCode(method.id(), challenge, fingerprint(method, challenge, code), now));
    return code;
  }

  /**
   * Each wait is twice the one before, until a code is used. All methods of a principal count
   * together, so that trying one address after another is no way around.
   */
  private static void requirePause(List<MfaCode> sent, Instant now) {
    long unused = sent.stream().takeWhile(code -> !code.isUsed()).count();
    Instant next = Instant.MIN;
    if (sent.size() >= MOST_AN_HOUR) {
      next = sent.get(MOST_AN_HOUR - 1).sentAt().plus(HOUR);
    } else if (unused > 0) {
      next = sent.get(0).sentAt().plus(FIRST_WAIT.multipliedBy(1L << (unused - 1)));
    }
    if (now.isBefore(next)) {
      long seconds = Duration.between(now, next).toSeconds() + 1;
      throw new ProblemException(new Problem.TooMany(
          "code_too_soon",
          "a code was sent a moment ago: the next one can be sent in " + seconds + " seconds",
          seconds));
    }
  }

  private static List<MfaCode> ofPrincipal(Tx tx, MfaMethod method, Instant since) {
    return tx.session()
        .createSelectionQuery(
            "select c from MfaCode c, MfaMethod m where m.id = c.method"
                + " and m.principal = :principal and c.sentAt > :since"
                + " order by c.sentAt desc, c.id.value desc",
            MfaCode.class)
        .setParameter("principal", method.principal())
        .setParameter("since", since)
        .getResultList();
  }

  /** Whether this is the code that was sent last; the try is counted. */
  boolean matches(Tx tx, MfaMethod method, @Nullable MfaChallengeId challenge, String code) {
    Instant now = tx.systemNow();
    Optional<MfaCode> found = since(tx, method, now.minus(MfaCode.LIFETIME)).stream()
        .findFirst()
        .filter(last -> last.attempt(now));
    boolean right = found
        .filter(last -> fingerprints.matches(text(method, challenge, code), last.codeHash()))
        .isPresent();
    if (right) {
      found.orElseThrow().use(now);
    }
    return right;
  }

  /** Those of a method, the last one first, their rows locked. */
  private static List<MfaCode> since(Tx tx, MfaMethod method, Instant since) {
    return tx.session()
        .createSelectionQuery(
            "from MfaCode c where c.method = :method and c.sentAt > :since"
                + " order by c.sentAt desc, c.id.value desc",
            MfaCode.class)
        .setParameter("method", method.id())
        .setParameter("since", since)
        .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
        .getResultList();
  }

  private String fingerprint(MfaMethod method, @Nullable MfaChallengeId challenge, String code) {
    return fingerprints.of(text(method, challenge, code));
  }

  private static String text(MfaMethod method, @Nullable MfaChallengeId challenge, String code) {
    return method.id() + "/" + (challenge == null ? "self" : challenge) + "/" + code;
  }

  /** Of 256 random bits, so that no code is likelier than another. */
  private static String random() {
    BigInteger number = new BigInteger(RandomToken.hex(32), 16).mod(CODES);
    return ("0".repeat(DIGITS) + number).substring(String.valueOf(number).length());
  }
}
