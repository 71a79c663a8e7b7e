package io.dotmac.sub.radius.packet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What a RADIUS client and server both know. Octets, compared as octets; it never shows itself in
 * text. The paddings of HMAC-MD5 are computed once.
 */
public final class SharedSecret {
  private static final int HMAC_BLOCK = 64;

  private final byte[] octets;
  private final byte[] innerPad = new byte[HMAC_BLOCK];
  private final byte[] outerPad = new byte[HMAC_BLOCK];

  private SharedSecret(byte[] octets) {
    if (octets.length == 0) {
      throw new IllegalArgumentException("a shared secret has at least one octet");
    }
    this.octets = octets;
    byte[] key = octets.length > HMAC_BLOCK ? md5().digest(octets) : octets;
    Arrays.fill(innerPad, (byte) 0x36);
    Arrays.fill(outerPad, (byte) 0x5c);
    for (int i = 0; i < key.length; i++) {
      innerPad[i] ^= key[i];
      outerPad[i] ^= key[i];
    }
  }

  /** The secret whose UTF-8 octets are {@code text}. */
  public static SharedSecret of(String text) {
    return new SharedSecret(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The secret of these octets. */
  public static SharedSecret of(byte[] octets) {
    return new SharedSecret(octets.clone());
  }

  void update(MessageDigest digest) {
    digest.update(octets);
  }

  void updateInner(MessageDigest digest) {
    digest.update(innerPad);
  }

  void updateOuter(MessageDigest digest) {
    digest.update(outerPad);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SharedSecret secret && MessageDigest.isEqual(octets, secret.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return "SharedSecret(" + octets.length + " octets)";
  }

  static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no MD5, which RADIUS needs", e);
    }
  }
}
