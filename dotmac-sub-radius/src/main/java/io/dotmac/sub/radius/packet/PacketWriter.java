package io.dotmac.sub.radius.packet;

import java.util.Arrays;

/**
 * Writes one packet after another into a buffer it keeps, so it belongs to one thread. Begin, add
 * attributes, then finish with the method for the kind of packet. Message-Authenticator comes first
 * in what it writes: an attacker who can forge MD5 collisions needs to control what precedes it.
 */
public final class PacketWriter {
  private static final int AUTHENTICATOR_LENGTH = 16;

  private final byte[] buffer = new byte[PacketView.MAX_LENGTH];
  private int length;
  private int sealAt;
  private boolean fits;
  private int hidden;

  /** Starts a packet and forgets the one before. */
  public PacketWriter begin(PacketCode code, int identifier) {
    buffer[0] = (byte) code.number();
    buffer[1] = (byte) identifier;
    Arrays.fill(buffer, PacketView.AUTHENTICATOR_AT, PacketView.HEADER_LENGTH, (byte) 0);
    length = PacketView.HEADER_LENGTH;
    sealAt = -1;
    fits = true;
    hidden = 0;
    return this;
  }

  /** Makes room for a Message-Authenticator, to be filled in at the end. Call it first. */
  public PacketWriter messageAuthenticator() {
    if (sealAt >= 0) {
      throw new IllegalStateException("a packet has one Message-Authenticator");
    }
    if (room(2 + AUTHENTICATOR_LENGTH)) {
      buffer[length] = PacketSigner.MESSAGE_AUTHENTICATOR;
      buffer[length + 1] = 2 + AUTHENTICATOR_LENGTH;
      sealAt = length + 2;
      Arrays.fill(buffer, sealAt, sealAt + AUTHENTICATOR_LENGTH, (byte) 0);
      length += 2 + AUTHENTICATOR_LENGTH;
    }
    return this;
  }

  /** Adds attributes that are already encoded. */
  public PacketWriter add(AttributeBlock block) {
    if (room(block.length())) {
      block.copyTo(buffer, length);
      length += block.length();
    }
    return this;
  }

  /** Adds one attribute. */
  public <T> PacketWriter add(AttributeKey<T> key, T value) {
    return add(AttributeBlock.of(key, value));
  }

  /**
   * Adds a value hidden for the answer to {@code request}. Salts count up from a number that is
   * different for each packet, so none repeats within one.
   */
  public PacketWriter addHidden(
      HiddenValue value, PacketView request, SharedSecret secret, PacketSigner signer) {
    byte[] authenticator = request.authenticator();
    if (value.form() == HiddenValue.Form.PASSWORD) {
      return add(value.key(), signer.hide(value.clear(), authenticator, secret));
    }
    int salt = 0x8000 | (saltBase(authenticator) + hidden++) & 0x7fff;
    byte[] octets = signer.hideSalted(value.clear(), salt, authenticator, secret);
    if (value.tag() >= 0) {
      byte[] tagged = new byte[1 + octets.length];
      tagged[0] = (byte) value.tag();
      System.arraycopy(octets, 0, tagged, 1, octets.length);
      octets = tagged;
    }
    return add(value.key(), octets);
  }

  private static int saltBase(byte[] authenticator) {
    return PacketView.unsignedShort(authenticator, AUTHENTICATOR_LENGTH - 2);
  }

  /** Copies every standard attribute {@code key} of {@code from}, unchanged and in order. */
  public PacketWriter copyAll(PacketView from, AttributeKey<?> key) {
    if (!from.has(key)) {
      return this;
    }
    AttributeCursor cursor = from.attributes();
    while (cursor.next()) {
      if (cursor.is(key) && room(cursor.valueLength() + 2)) {
        buffer[length] = (byte) key.type();
        buffer[length + 1] = (byte) (cursor.valueLength() + 2);
        cursor.copyValue(buffer, length + 2);
        length += cursor.valueLength() + 2;
      }
    }
    return this;
  }

  /** Whether all that was added since {@link #begin} fits into the 4096 octets of a packet. */
  public boolean fits() {
    return fits;
  }

  /** The finished packet as the answer to {@code request}. */
  public byte[] reply(PacketView request, SharedSecret secret, PacketSigner signer) {
    byte[] packet = new byte[length];
    reply(request, secret, signer, packet);
    return packet;
  }

  /** As {@link #reply(PacketView, SharedSecret, PacketSigner)}, written to {@code target}. */
  public void reply(PacketView request, SharedSecret secret, PacketSigner signer, byte[] target) {
    close();
    signer.answer(buffer, length, request, sealAt, secret);
    System.arraycopy(buffer, 0, target, 0, length);
  }

  /** Octets of the packet so far. */
  public int length() {
    return length;
  }

  /**
   * The finished packet as an Access-Request or Status-Server, whose authenticator is 16 random
   * octets that must never repeat.
   */
  public byte[] request(byte[] authenticator, SharedSecret secret, PacketSigner signer) {
    if (authenticator.length != AUTHENTICATOR_LENGTH) {
      throw new IllegalArgumentException(
          "an authenticator has 16 octets, found " + authenticator.length);
    }
    close();
    System.arraycopy(authenticator, 0, buffer, PacketView.AUTHENTICATOR_AT, AUTHENTICATOR_LENGTH);
    seal(authenticator, secret, signer);
    return Arrays.copyOf(buffer, length);
  }

  /** The finished packet as an accounting or dynamic authorization request, signed over itself. */
  public byte[] signedRequest(SharedSecret secret, PacketSigner signer) {
    byte[] zero = PacketSigner.zero();
    close();
    seal(zero, secret, signer);
    signer.sign(buffer, length, zero, secret);
    return Arrays.copyOf(buffer, length);
  }

  private void close() {
    if (!fits) {
      throw new IllegalStateException("the packet does not fit into 4096 octets");
    }
    buffer[2] = (byte) (length >>> 8);
    buffer[3] = (byte) length;
  }

  private void seal(byte[] authenticator, SharedSecret secret, PacketSigner signer) {
    if (sealAt >= 0) {
      signer.seal(buffer, length, authenticator, sealAt, secret);
    }
  }

  private boolean room(int more) {
    fits &= length + more <= buffer.length;
    return fits;
  }
}
