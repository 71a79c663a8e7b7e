package io.dotmac.sub.core.audit.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over the hash before and the canonical text of a row. */
final class SealHash {
  /** What the first row is chained to. */
  private static final byte[] START = new byte[32];

  private SealHash() {}

  static byte[] start() {
    return START.clone();
  }

  static byte[] next(byte[] before, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before);
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
