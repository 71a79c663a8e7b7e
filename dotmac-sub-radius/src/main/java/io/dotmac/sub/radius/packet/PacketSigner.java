package io.dotmac.sub.radius.packet;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The MD5 of RADIUS: authenticators, Message-Authenticator, hidden passwords and CHAP. It reuses
 * its digest and buffers, so it belongs to one thread; {@link #ofThread()} gives each its own.
 * Everything secret is compared in constant time.
 */
public final class PacketSigner {
  /** The number of the Message-Authenticator attribute. */
  static final int MESSAGE_AUTHENTICATOR = 80;

  private static final int USER_PASSWORD = 2;
  private static final int HEADER = 2;
  private static final int LENGTH = 16;
  private static final int MAX_PASSWORD = 128;
  private static final int SALT_LENGTH = 2;
  private static final byte[] ZERO = new byte[LENGTH];
  private static final ThreadLocal<PacketSigner> OF_THREAD =
      ThreadLocal.withInitial(PacketSigner::new);

  private final MessageDigest md5 = SharedSecret.md5();
  private final byte[] result = new byte[LENGTH];
  private final byte[] clear = new byte[MAX_PASSWORD];

  /** The signer of the current thread. */
  public static PacketSigner ofThread() {
    return OF_THREAD.get();
  }

  /**
   * Checks the Message-Authenticator of a request, or of a reply to the request that had {@code
   * requestAuthenticator}. Accounting and dynamic authorization requests are computed over a zero
   * authenticator (RFC 5176, section 2.3); other requests over their own.
   */
  public MessageAuthenticator check(
      PacketView packet, byte[] requestAuthenticator, SharedSecret secret) {
    return check(packet, requestAuthenticator, 0, secret);
  }

  private MessageAuthenticator check(
      PacketView packet, byte[] authenticator, int authenticatorAt, SharedSecret secret) {
    int at = packet.find(MESSAGE_AUTHENTICATOR, PacketView.HEADER_LENGTH);
    if (at == packet.length()) {
      return MessageAuthenticator.ABSENT;
    }
    int length = packet.lengthAt(at);
    if (packet.find(MESSAGE_AUTHENTICATOR, at + length) < packet.length()) {
      return MessageAuthenticator.REPEATED;
    }
    if (length != HEADER + LENGTH) {
      return MessageAuthenticator.WRONG;
    }
    hmac(packet.octets(), packet.length(), authenticator, authenticatorAt, at + HEADER, secret);
    return equal(result, packet.octets(), at + HEADER)
        ? MessageAuthenticator.VALID
        : MessageAuthenticator.WRONG;
  }

  /** Checks the Message-Authenticator of a request, whichever kind of request it is. */
  public MessageAuthenticator check(PacketView request, SharedSecret secret) {
    return PacketCode.signsItself(request.code())
        ? check(request, ZERO, 0, secret)
        : check(request, request.octets(), PacketView.AUTHENTICATOR_AT, secret);
  }

  /**
   * Whether the Request Authenticator of an accounting or dynamic authorization request was made
   * with {@code secret} over exactly this packet.
   */
  public boolean signedBy(PacketView request, SharedSecret secret) {
    digest(request.octets(), request.length(), ZERO, 0, secret);
    return equal(result, request.octets(), PacketView.AUTHENTICATOR_AT);
  }

  /** Whether {@code reply} answers the request with this authenticator and knows the secret. */
  public boolean answers(PacketView reply, byte[] requestAuthenticator, SharedSecret secret) {
    digest(reply.octets(), reply.length(), requestAuthenticator, 0, secret);
    return equal(result, reply.octets(), PacketView.AUTHENTICATOR_AT);
  }

  /** Fills in the Message-Authenticator whose value lies at {@code valueAt}. */
  void seal(byte[] packet, int length, byte[] authenticator, int valueAt, SharedSecret secret) {
    hmac(packet, length, authenticator, 0, valueAt, secret);
    System.arraycopy(result, 0, packet, valueAt, LENGTH);
  }

  /** Fills in the authenticator of a reply, or of a request that signs itself. */
  void sign(byte[] packet, int length, byte[] authenticator, SharedSecret secret) {
    digest(packet, length, authenticator, 0, secret);
    System.arraycopy(result, 0, packet, PacketView.AUTHENTICATOR_AT, LENGTH);
  }

  /** Fills in Message-Authenticator, if there is room for one, and authenticator of an answer. */
  void answer(byte[] packet, int length, PacketView request, int valueAt, SharedSecret secret) {
    byte[] asked = request.octets();
    if (valueAt >= 0) {
      hmac(packet, length, asked, PacketView.AUTHENTICATOR_AT, valueAt, secret);
      System.arraycopy(result, 0, packet, valueAt, LENGTH);
    }
    digest(packet, length, asked, PacketView.AUTHENTICATOR_AT, secret);
    System.arraycopy(result, 0, packet, PacketView.AUTHENTICATOR_AT, LENGTH);
  }

  static byte[] zero() {
    return ZERO.clone();
  }

  /**
   * Hides a password as the value of User-Password (RFC 2865, section 5.2).
   *
   * @throws IllegalArgumentException if it is longer than 128 octets
   */
  public byte[] hide(byte[] password, byte[] requestAuthenticator, SharedSecret secret) {
    if (password.length > MAX_PASSWORD) {
      throw new IllegalArgumentException(
          "a password has at most 128 octets, found " + password.length);
    }
    int blocks = Math.max(1, (password.length + LENGTH - 1) / LENGTH);
    byte[] hidden = Arrays.copyOf(password, blocks * LENGTH);
    for (int at = 0; at < hidden.length; at += LENGTH) {
      mask(secret, at == 0 ? requestAuthenticator : hidden, Math.max(0, at - LENGTH));
      xor(hidden, at);
    }
    return hidden;
  }

  /**
   * The password in the value of a User-Password attribute, without its padding; empty if the
   * value's length is none that hiding can produce. With another secret it gives other octets.
   */
  public Optional<byte[]> reveal(byte[] hidden, byte[] requestAuthenticator, SharedSecret secret) {
    if (hidden.length == 0) {
      return Optional.of(new byte[0]);
    }
    if (hidden.length % LENGTH != 0 || hidden.length > MAX_PASSWORD) {
      return Optional.empty();
    }
    byte[] clear = hidden.clone();
    for (int at = 0; at < clear.length; at += LENGTH) {
      mask(secret, at == 0 ? requestAuthenticator : hidden, Math.max(0, at - LENGTH));
      xor(clear, at);
    }
    int length = clear.length;
    while (length > 0 && clear[length - 1] == 0) {
      length--;
    }
    return Optional.of(Arrays.copyOf(clear, length));
  }

  /**
   * The password in the User-Password of a request, as {@link #reveal} gives it; empty too if there
   * is no User-Password.
   */
  public Optional<byte[]> password(PacketView request, SharedSecret secret) {
    return Optional.ofNullable(passwordOrNull(request, secret));
  }

  /** The same, null instead of empty, for whoever asks at each packet. */
  public byte @Nullable [] passwordOrNull(PacketView request, SharedSecret secret) {
    byte[] packet = request.octets();
    int at = request.find(USER_PASSWORD, PacketView.HEADER_LENGTH);
    if (at == request.length()) {
      return null;
    }
    int length = request.lengthAt(at) - HEADER;
    if (length % LENGTH != 0 || length > MAX_PASSWORD) {
      return null;
    }
    int masked = at + HEADER;
    for (int i = 0; i < length; i += LENGTH) {
      mask(secret, packet, i == 0 ? PacketView.AUTHENTICATOR_AT : masked + i - LENGTH);
      for (int j = i; j < i + LENGTH; j++) {
        clear[j] = (byte) (packet[masked + j] ^ result[j - i]);
      }
    }
    while (length > 0 && clear[length - 1] == 0) {
      length--;
    }
    return Arrays.copyOf(clear, length);
  }

  /**
   * Hides a value with a salt (RFC 2868, section 3.5): the two octets of the salt, then the hidden
   * length, value and padding.
   *
   * @param salt 16 bits, the highest set, different for each value of a packet
   */
  public byte[] hideSalted(
      byte[] clear, int salt, byte[] requestAuthenticator, SharedSecret secret) {
    if ((salt & 0x8000) == 0 || salt > 0xffff) {
      throw new IllegalArgumentException("the highest bit of a salt is set, found " + salt);
    }
    int blocks = (clear.length + LENGTH) / LENGTH;
    byte[] hidden = new byte[SALT_LENGTH + blocks * LENGTH];
    hidden[0] = (byte) (salt >>> 8);
    hidden[1] = (byte) salt;
    hidden[SALT_LENGTH] = (byte) clear.length;
    System.arraycopy(clear, 0, hidden, SALT_LENGTH + 1, clear.length);
    for (int at = SALT_LENGTH; at < hidden.length; at += LENGTH) {
      maskSalted(secret, requestAuthenticator, hidden, at);
      xor(hidden, at);
    }
    return hidden;
  }

  /**
   * The value that {@link #hideSalted} has hidden; empty if the octets are none it can produce.
   * With another secret it gives other octets, or nothing.
   */
  public Optional<byte[]> revealSalted(
      byte[] hidden, byte[] requestAuthenticator, SharedSecret secret) {
    int masked = hidden.length - SALT_LENGTH;
    if (masked < LENGTH || masked % LENGTH != 0) {
      return Optional.empty();
    }
    byte[] clear = hidden.clone();
    for (int at = SALT_LENGTH; at < clear.length; at += LENGTH) {
      maskSalted(secret, requestAuthenticator, hidden, at);
      xor(clear, at);
    }
    int length = clear[SALT_LENGTH] & 0xff;
    int start = SALT_LENGTH + 1;
    return length > masked - 1
        ? Optional.empty()
        : Optional.of(Arrays.copyOfRange(clear, start, start + length));
  }

  /** The first block is masked by authenticator and salt, each other by the block before it. */
  private void maskSalted(SharedSecret secret, byte[] requestAuthenticator, byte[] hidden, int at) {
    if (at > SALT_LENGTH) {
      mask(secret, hidden, at - LENGTH);
      return;
    }
    secret.update(md5);
    md5.update(requestAuthenticator);
    md5.update(hidden, 0, SALT_LENGTH);
    finish();
  }

  /**
   * Whether {@code response} is what CHAP (RFC 1994) makes of the password for this challenge.
   *
   * @param identifier the CHAP identifier, the first octet of CHAP-Password
   * @param response the 16 octets that follow it
   */
  public boolean chapMatches(int identifier, byte[] password, byte[] challenge, byte[] response) {
    md5.update((byte) identifier);
    md5.update(password);
    md5.update(challenge);
    finish();
    return response.length == LENGTH && equal(result, response, 0);
  }

  /** What CHAP makes of the password for this challenge: 16 octets. */
  public byte[] chapResponse(int identifier, byte[] password, byte[] challenge) {
    md5.update((byte) identifier);
    md5.update(password);
    md5.update(challenge);
    finish();
    return result.clone();
  }

  private void mask(SharedSecret secret, byte[] previous, int at) {
    secret.update(md5);
    md5.update(previous, at, LENGTH);
    finish();
  }

  private void xor(byte[] octets, int at) {
    for (int i = 0; i < LENGTH; i++) {
      octets[at + i] ^= result[i];
    }
  }

  /** MD5 over the packet with another authenticator in it, followed by the secret. */
  private void digest(
      byte[] packet, int length, byte[] authenticator, int authenticatorAt, SharedSecret secret) {
    md5.update(packet, 0, PacketView.AUTHENTICATOR_AT);
    md5.update(authenticator, authenticatorAt, LENGTH);
    md5.update(packet, PacketView.HEADER_LENGTH, length - PacketView.HEADER_LENGTH);
    secret.update(md5);
    finish();
  }

  /** HMAC-MD5 over the packet with another authenticator and 16 zero octets at {@code zeroAt}. */
  private void hmac(
      byte[] packet,
      int length,
      byte[] authenticator,
      int authenticatorAt,
      int zeroAt,
      SharedSecret secret) {
    secret.updateInner(md5);
    md5.update(packet, 0, PacketView.AUTHENTICATOR_AT);
    md5.update(authenticator, authenticatorAt, LENGTH);
    md5.update(packet, PacketView.HEADER_LENGTH, zeroAt - PacketView.HEADER_LENGTH);
    md5.update(ZERO);
    md5.update(packet, zeroAt + LENGTH, length - zeroAt - LENGTH);
    finish();
    secret.updateOuter(md5);
    md5.update(result);
    finish();
  }

  private void finish() {
    try {
      md5.digest(result, 0, LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("an MD5 did not fit into 16 octets", e);
    }
  }

  /** Constant time: how long it takes says nothing about where the octets differ. */
  private static boolean equal(byte[] computed, byte[] packet, int at) {
    int difference = 0;
    for (int i = 0; i < LENGTH; i++) {
      difference |= computed[i] ^ packet[at + i];
    }
    return difference == 0;
  }
}
