package io.dotmac.sub.core.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One key of the ring: 256 bits and the id that everything made with it carries. */
final class MasterKey {
  static final int BYTES = 32;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

  private final String id;
  private final byte[] bytes;

  MasterKey(String id, byte[] bytes) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "a key id has 1 to 32 letters, digits, '-' or '_', found '" + id + "'");
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "key " + id + " must have " + BYTES + " bytes, found " + bytes.length);
    }
    this.id = id;
    this.bytes = bytes.clone();
  }

  String id() {
    return id;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** The key of one purpose: HKDF-Expand (RFC 5869 2.3) of a single block. */
  byte[] derive(String purpose) {
    byte[] info = ("dotmac-sub " + purpose + "\u0001").getBytes(StandardCharsets.UTF_8);
    return hmac(bytes, info);
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  /** Only the id: a key that is printed by accident tells nothing. */
  @Override
  public String toString() {
    return "MasterKey[" + id + "]";
  }
}
