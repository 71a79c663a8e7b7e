package io.dotmac.sub.devices.transport.snmp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Keys out of pass phrases, RFC 3414 A.2. The long part, a digest of a million octets, depends on
 * the pass phrase alone; what is made for one device of it is short.
 */
final class UsmKeys {
  private static final int EXPANDED = 1 << 20;

  private final String algorithm;
  private final byte[] key;

  UsmKeys(SnmpLogin.Digest digest, String phrase) {
    algorithm = switch (digest) {
      case SHA_1 -> "SHA-1";
      case SHA_256 -> "SHA-256";
      case SHA_512 -> "SHA-512";
      case NONE -> throw new IllegalArgumentException("no digest makes no key");
    };
    byte[] octets = phrase.getBytes(StandardCharsets.UTF_8);
    byte[] block = new byte[octets.length * 64];
    for (int i = 0; i < block.length; i++) {
      block[i] = octets[i % octets.length];
    }
    MessageDigest hash = hash();
    // The phrase again and again: a block holds it a whole number of times.
    for (int done = 0; done < EXPANDED; done += block.length) {
      hash.update(block, 0, Math.min(block.length, EXPANDED - done));
    }
    key = hash.digest();
  }

  /** The key for the device with this engine. */
  byte[] of(byte[] engine) {
    MessageDigest hash = hash();
    hash.update(key);
    hash.update(engine);
    return hash.digest(key);
  }

  /** The same, as long as a cipher takes it. */
  byte[] of(byte[] engine, int length) {
    return Arrays.copyOf(of(engine), length);
  }

  private MessageDigest hash() {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
