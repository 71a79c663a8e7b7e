package io.dotmac.sub.server.security.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2 hashes (RFC 8018 5.2) as two widespread Python frameworks store them.
 *
 * <p>Django: {@code pbkdf2_sha256$600000$salt text$base64}. Passlib:
 * {@code $pbkdf2-sha256$29000$salt$hash}, both in unpadded base64 with '.' in place of '+'.
 */
final class ImportedPbkdf2 {
  private static final Pattern DJANGO =
      Pattern.compile("pbkdf2_(sha256|sha512)\\$(\\d{1,8})\\$([^$]+)\\$([A-Za-z0-9+/=]+)");
  private static final Pattern PASSLIB = Pattern.compile(
      "\\$pbkdf2-(sha256|sha512)\\$(\\d{1,8})\\$([A-Za-z0-9./]*)\\$([A-Za-z0-9./]+)");

  /** More would let an imported row stop a login for minutes. */
  private static final int MAX_ROUNDS = 2_000_000;

  private ImportedPbkdf2() {}

  static boolean matches(byte[] password, String stored) {
    Matcher django = DJANGO.matcher(stored);
    if (django.matches()) {
      byte[] salt = django.group(3).getBytes(StandardCharsets.UTF_8);
      return matches(password, django, salt, Base64.getDecoder().decode(django.group(4)));
    }
    Matcher passlib = PASSLIB.matcher(stored);
    return passlib.matches()
        && matches(password, passlib, adapted(passlib.group(3)), adapted(passlib.group(4)));
  }

  private static boolean matches(byte[] password, Matcher parts, byte[] salt, byte[] expected) {
    int rounds = Integer.parseInt(parts.group(2));
    if (rounds < 1 || rounds > MAX_ROUNDS || password.length == 0) {
      return false;
    }
    String algorithm = parts.group(1).equals("sha256") ? "HmacSHA256" : "HmacSHA512";
    return MessageDigest.isEqual(firstBlock(algorithm, password, salt, rounds), expected);
  }

  /** Both frameworks keep exactly one block: the output length of the hash. */
  private static byte[] firstBlock(String algorithm, byte[] password, byte[] salt, int rounds) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(password, algorithm));
      mac.update(salt);
      byte[] last = mac.doFinal(new byte[] {0, 0, 0, 1});
      byte[] block = last.clone();
      for (int round = 1; round < rounds; round++) {
        last = mac.doFinal(last);
        for (int i = 0; i < block.length; i++) {
          block[i] ^= last[i];
        }
      }
      return block;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(algorithm + " is not available", impossible);
    }
  }

  private static byte[] adapted(String text) {
    return Base64.getDecoder().decode(text.replace('.', '+'));
  }
}
