package io.dotmac.sub.radius.auth;

/**
 * Checks a password against a one-way hash: the place for bcrypt, Argon2 and the like. It is slow
 * on purpose, so a policy that uses one answers from a thread of its own.
 */
@FunctionalInterface
public interface PasswordVerifier {
  /** Whether the hash was made of this password. */
  boolean matches(byte[] password);
}
