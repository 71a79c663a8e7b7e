package io.dotmac.sub.radius.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The computations of MS-CHAP (RFC 2433), MS-CHAPv2 (RFC 2759) and the keys that come of them (RFC
 * 3079). All start from the NT hash of the password.
 */
public final class MsChap {
  /** Octets of a response. */
  public static final int RESPONSE_LENGTH = 24;

  private static final int HASH_LENGTH = 16;
  private static final byte[] SIGNING_1 =
      "Magic server to client signing constant".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SIGNING_2 =
      "Pad to make it do more than one iteration".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MASTER =
      "This is the MPPE Master Key".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CLIENT_SENDS =
      ("On the client side, this is the send key; on the server side, it is the receive key.")
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SERVER_SENDS =
      ("On the client side, this is the receive key; on the server side, it is the send key.")
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PAD_1 = new byte[40];
  private static final byte[] PAD_2 = filled(40, (byte) 0xf2);

  private MsChap() {}

  /**
   * The session keys of MPPE, 16 octets each, as the side sees them that let the user in.
   *
   * @param send for what it sends to the user
   * @param receive for what it receives from the user
   */
  public record Keys(byte[] send, byte[] receive) {
    @Override
    public String toString() {
      return "Keys(hidden)";
    }
  }

  /** The 24 octets that answer a challenge of 8 octets (RFC 2759, section 8.5). */
  public static byte[] response(byte[] challenge, byte[] ntHash) {
    byte[] padded = Arrays.copyOf(ntHash, 21);
    byte[] response = new byte[RESPONSE_LENGTH];
    for (int i = 0; i < 3; i++) {
      byte[] part = des(Arrays.copyOfRange(padded, 7 * i, 7 * i + 7), challenge);
      System.arraycopy(part, 0, response, 8 * i, 8);
    }
    return response;
  }

  /**
   * The 8 octets of challenge that MS-CHAPv2 makes of both sides' 16 (RFC 2759, section 8.2).
   *
   * @param user the name as the user gave it, without a domain before it
   */
  public static byte[] challengeHash(byte[] peerChallenge, byte[] challenge, byte[] user) {
    MessageDigest sha = sha1();
    sha.update(peerChallenge);
    sha.update(challenge);
    sha.update(user);
    return Arrays.copyOf(sha.digest(), 8);
  }

  /** How the server proves itself: {@code S=} and 40 hexadecimal digits (RFC 2759, 8.7). */
  public static String authenticatorResponse(byte[] ntHash, byte[] ntResponse, byte[] challenge) {
    MessageDigest sha = sha1();
    sha.update(hashOfHash(ntHash));
    sha.update(ntResponse);
    sha.update(SIGNING_1);
    byte[] digest = sha.digest();
    sha.update(digest);
    sha.update(challenge);
    sha.update(SIGNING_2);
    return "S=" + HexFormat.of().formatHex(sha.digest()).toUpperCase(Locale.ROOT);
  }

  /** MD4 of the NT hash. */
  public static byte[] hashOfHash(byte[] ntHash) {
    return Md4.digest(ntHash);
  }

  /** The keys of 128 bits of an MS-CHAPv2 session (RFC 3079, section 3.4). */
  public static Keys keys(byte[] ntHash, byte[] ntResponse) {
    byte[] master = masterKey(hashOfHash(ntHash), ntResponse);
    return new Keys(startKey(master, SERVER_SENDS), startKey(master, CLIENT_SENDS));
  }

  static byte[] masterKey(byte[] hashOfHash, byte[] ntResponse) {
    MessageDigest sha = sha1();
    sha.update(hashOfHash);
    sha.update(ntResponse);
    sha.update(MASTER);
    return Arrays.copyOf(sha.digest(), HASH_LENGTH);
  }

  private static byte[] startKey(byte[] master, byte[] direction) {
    MessageDigest sha = sha1();
    sha.update(master);
    sha.update(PAD_1);
    sha.update(direction);
    sha.update(PAD_2);
    return Arrays.copyOf(sha.digest(), HASH_LENGTH);
  }

  /** DES with a key of 56 bits, spread over eight octets whose lowest bit is parity. */
  private static byte[] des(byte[] key, byte[] clear) {
    byte[] spread = new byte[8];
    for (int i = 0; i < 8; i++) {
      int high = i == 0 ? 0 : (key[i - 1] & 0xff) << (8 - i);
      int low = i == 7 ? 0 : (key[i] & 0xff) >>> i;
      spread[i] = (byte) ((high | low) & 0xfe);
    }
    try {
      Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(spread, "DES"));
      return cipher.doFinal(clear);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no DES, which MS-CHAP needs", e);
    }
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-1, which MS-CHAP needs", e);
    }
  }

  private static byte[] filled(int length, byte value) {
    byte[] octets = new byte[length];
    Arrays.fill(octets, value);
    return octets;
  }
}
