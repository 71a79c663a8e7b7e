package io.dotmac.sub.server.security.password;

import com.password4j.BcryptFunction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.bouncycastle.crypto.params.Argon2Parameters;

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
  private static final int HASH_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** What one check of a password works through. */
  public static final long KIB_PER_CHECK = (long) MEMORY_KIB * PASSES;

  private final SecureRandom random = new SecureRandom();
  private final Semaphore running =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private final Argon2id unknownUser = hashOfNothing();
  private final LongAdder hashedKib = new LongAdder();

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
    return guarded(
        () -> counted(Argon2id.of(bytes, salt, MEMORY_KIB, PASSES, HASH_BYTES)).text());
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
      // The libraries throw several types for a broken hash; none of them may let anybody in.
      return Check.NO;
    }
  }

  /**
   * Takes as long as a check, so that an unknown user name answers no faster than a wrong password.
   */
  public void pretend(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    byte[] capped = Arrays.copyOf(bytes, Math.min(bytes.length, MAX_BYTES));
    guarded(() -> counted(unknownUser).matches(capped));
  }

  /** How much memory was worked through so far: what the names and passwords tried have cost. */
  public long hashedKib() {
    return hashedKib.sum();
  }

  /** A hash of the right form that no password has. */
  private Argon2id hashOfNothing() {
    byte[] salt = new byte[SALT_BYTES];
    byte[] hash = new byte[HASH_BYTES];
    random.nextBytes(salt);
    random.nextBytes(hash);
    return new Argon2id(Argon2Parameters.ARGON2_id, MEMORY_KIB, PASSES, 1, salt, hash);
  }

  private Check check(byte[] password, String stored) {
    if (stored.startsWith("$argon2")) {
      Argon2id hash = Argon2id.parse(stored);
      return new Check(counted(hash).matches(password), !isCurrent(hash));
    }
    if (stored.matches("\\$2[abxy]\\$.*")) {
      BcryptFunction function = BcryptFunction.getInstanceFromHash(stored);
      byte[] hash = stored.getBytes(StandardCharsets.US_ASCII);
      return new Check(function.check(password, hash), true);
    }
    return new Check(ImportedPbkdf2.matches(password, stored), true);
  }

  private static boolean isCurrent(Argon2id hash) {
    return hash.type() == Argon2Parameters.ARGON2_id
        && hash.memoryKib() >= MEMORY_KIB
        && hash.passes() >= PASSES
        && hash.hash().length >= HASH_BYTES;
  }

  private Argon2id counted(Argon2id hash) {
    hashedKib.add((long) hash.memoryKib() * hash.passes());
    return hash;
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
