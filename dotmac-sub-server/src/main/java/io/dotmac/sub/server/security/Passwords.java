package io.dotmac.sub.server.security;

import com.password4j.Argon2Function;
import com.password4j.BcryptFunction;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Hashes and checks passwords: Argon2id with 19 MiB, two passes, one lane.
 *
 * <p>Hashes of an older system are checked too (bcrypt, PBKDF2 in the forms of Passlib and Django)
 * and reported as outdated, so that the caller stores a new hash at the first login. At most as
 * many checks as processors run at once: each holds 19 MiB, and a flood of logins must not exhaust
 * the heap.
 */
public final class Passwords {
  /**
   * Longer input is never hashed: nobody types it, and hashing a megabyte is work for an attacker.
   */
  public static final int MAX_BYTES = 1024;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore running =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private final Argon2Function argon2 =
      Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
  private final byte[] unknownUser = hashOfNothing();

  /**
   * The answer of a check.
   *
   * @param matches the password is the right one
   * @param outdated the hash is not of today's kind and should be replaced, meaningful only when it
   *     matches
   */
  public record Check(boolean matches, boolean outdated) {
    private static final Check NO = new Check(false, false);
  }

  /** A new hash in the encoded form {@code $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. */
  public String hash(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("a password has at most " + MAX_BYTES + " bytes");
    }
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return guarded(() -> argon2.hash(bytes, salt).getResult());
  }

  /** Checks a password against a stored hash; an unreadable hash matches nothing. */
  public Check verify(String password, String stored) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_BYTES) {
      pretend(new String(bytes, 0, MAX_BYTES, StandardCharsets.ISO_8859_1));
      return Check.NO;
    }
    try {
      return guarded(() -> check(bytes, stored));
    } catch (RuntimeException unreadable) {
      // password4j throws several types for a broken hash; none of them may let anybody in.
      return Check.NO;
    }
  }

  /**
   * Takes as long as a check, so that an unknown user name answers no faster than a wrong password.
   */
  public void pretend(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    byte[] capped = Arrays.copyOf(bytes, Math.min(bytes.length, MAX_BYTES));
    guarded(() -> argon2.check(capped, unknownUser));
  }

  /** A hash of the right form that no password has. */
  private byte[] hashOfNothing() {
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BYTES];
    random.nextBytes(salt);
    random.nextBytes(hash);
    Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
    String encoded = "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB, PASSES, LANES, encoder.encodeToString(salt), encoder.encodeToString(hash));
    return encoded.getBytes(StandardCharsets.US_ASCII);
  }

  private Check check(byte[] password, String stored) {
    byte[] hash = stored.getBytes(StandardCharsets.US_ASCII);
    if (stored.startsWith("$argon2")) {
      Argon2Function function = Argon2Function.getInstanceFromHash(stored);
      return new Check(function.check(password, hash), !isCurrent(function));
    }
    if (stored.matches("\\$2[abxy]\\$.*")) {
      BcryptFunction function = BcryptFunction.getInstanceFromHash(stored);
      return new Check(function.check(password, hash), true);
    }
    return new Check(ImportedPbkdf2.matches(password, stored), true);
  }

  private static boolean isCurrent(Argon2Function function) {
    return function.getVariant() == Argon2.ID
        && function.getMemory() >= MEMORY_KIB
        && function.getIterations() >= PASSES
        && function.getOutputLength() >= HASH_BYTES;
  }

  private <R> R guarded(Supplier<R> work) {
    running.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      running.release();
    }
  }
}
