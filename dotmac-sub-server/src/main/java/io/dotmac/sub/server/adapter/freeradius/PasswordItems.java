package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.sync.PasswordFormat;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.radius.auth.Credential;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** How FreeRADIUS is told the password of a user. */
final class PasswordItems {
  private static final int SALT_OCTETS = 16;

  private final SecretBox secrets;
  private final PasswordFormat format;

  PasswordItems(SecretBox secrets, PasswordFormat format) {
    this.secrets = secrets;
    this.format = format;
  }

  /** The item that says it; empty if FreeRADIUS cannot be told. */
  Optional<Item> of(AccessFacts facts) {
    AccessFacts.Secret secret = facts.secret();
    if (secret == null) {
      return Optional.empty();
    }
    try {
      String plain = secrets.decrypt(secret.sealed());
      switch (secret.kind()) {
        case "clear":
          return Optional.of(clear(facts.credential(), plain));
        case "nt_hash":
          return Optional.of(Item.set("NT-Password", plain));
        default:
          // Those of Argon2 are known to nobody there.
          return plain.startsWith("$2")
              ? Optional.of(Item.set("Crypt-Password", plain))
              : Optional.empty();
      }
    } catch (SecretBox.SecretUnreadable e) {
      return Optional.empty();
    }
  }

  private Item clear(UUID credential, String password) {
    switch (format) {
      case NT_HASH:
        return Item.set("NT-Password", HexFormat.of().formatHex(Credential.ntHashOf(password)));
      case SALTED_HASH:
        return Item.set("SSHA2-512-Password", salted(credential, password));
      default:
        return Item.set("Cleartext-Password", password);
    }
  }

  /**
   * Digest and salt. The salt is made of what nobody else has, and of the password too, so that the
   * same password is the same text in each run and a row that is right is left alone.
   */
  private static String salted(UUID credential, String password) {
    byte[] octets = password.getBytes(StandardCharsets.UTF_8);
    byte[] seed = sha512(credential.toString().getBytes(StandardCharsets.US_ASCII), octets);
    byte[] salt = Arrays.copyOf(
        sha512(seed, credential.toString().getBytes(StandardCharsets.US_ASCII)), SALT_OCTETS);
    byte[] digest = sha512(octets, salt);
    byte[] both = Arrays.copyOf(digest, digest.length + salt.length);
    System.arraycopy(salt, 0, both, digest.length, salt.length);
    return Base64.getEncoder().encodeToString(both);
  }

  private static byte[] sha512(byte[] first, byte[] second) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      digest.update(first);
      return digest.digest(second);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-512", e);
    }
  }
}
