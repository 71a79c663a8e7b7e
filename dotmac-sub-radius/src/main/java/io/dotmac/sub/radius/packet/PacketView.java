package io.dotmac.sub.radius.packet;

import java.util.Arrays;
import java.util.Optional;

/**
 * One RADIUS packet as it stands on the wire, immutable and whole. It owns its octets, so it may be
 * kept, queued and read by other threads. Its structure is known to be right: every attribute lies
 * within the packet. What the attributes mean is decoded when asked for.
 */
public final class PacketView implements AttributeSource {
  /** Octets of code, identifier, length and authenticator. */
  public static final int HEADER_LENGTH = 20;

  /** The largest packet that may be sent or received over UDP. */
  public static final int MAX_LENGTH = 4096;

  static final int AUTHENTICATOR_AT = 4;
  static final int AUTHENTICATOR_LENGTH = 16;

  private static final int VENDOR_SPECIFIC = 26;

  /** No packet has this: {@link #bit} leaves the last bit free. */
  private static final long BROKEN = -1;

  private final byte[] octets;
  private final int length;

  /** A bit for each number of an attribute, which some share: most that is asked for is absent. */
  private final long present;

  private PacketView(byte[] octets, int length, long present) {
    this.octets = octets;
    this.length = length;
    this.present = present;
  }

  /** What is wrong with the datagram in {@code octets[at, at + length)}; empty if nothing is. */
  public static Optional<PacketFlaw> flawOf(byte[] octets, int at, int length) {
    if (length < HEADER_LENGTH) {
      return Optional.of(PacketFlaw.TOO_SHORT);
    }
    int stated = unsignedShort(octets, at + 2);
    if (stated < HEADER_LENGTH) {
      return Optional.of(PacketFlaw.LENGTH_TOO_SMALL);
    }
    if (stated > MAX_LENGTH) {
      return Optional.of(PacketFlaw.LENGTH_TOO_LARGE);
    }
    if (stated > length) {
      return Optional.of(PacketFlaw.TRUNCATED);
    }
    return walk(octets, at + HEADER_LENGTH, at + stated) == BROKEN
        ? Optional.of(PacketFlaw.BAD_ATTRIBUTE)
        : Optional.empty();
  }

  /** The bits of the attributes between there and {@code end}; BROKEN if they do not fit. */
  private static long walk(byte[] octets, int from, int end) {
    long seen = 0;
    int next = from;
    while (next < end) {
      int attributeLength = next + 1 < end ? octets[next + 1] & 0xff : 0;
      if (attributeLength < 2 || attributeLength > end - next) {
        return BROKEN;
      }
      seen |= bit(octets[next] & 0xff);
      next += attributeLength;
    }
    return seen;
  }

  /** The bits of the attributes of a whole packet, or an exception that names its flaw. */
  private static long walkWhole(byte[] octets, int at, int length) {
    int stated = length < HEADER_LENGTH ? 0 : unsignedShort(octets, at + 2);
    boolean fits = stated >= HEADER_LENGTH && stated <= MAX_LENGTH && stated <= length;
    long seen = fits ? walk(octets, at + HEADER_LENGTH, at + stated) : BROKEN;
    if (seen == BROKEN) {
      throw new IllegalArgumentException(
          "not a RADIUS packet: " + flawOf(octets, at, length).orElseThrow());
    }
    return seen;
  }

  /**
   * A copy of the packet in {@code octets[at, at + length)}. Octets beyond its Length field are
   * padding (RFC 2865, section 3) and are left out.
   *
   * @throws IllegalArgumentException if {@link #flawOf} finds a flaw: ask it first
   */
  public static PacketView copyOf(byte[] octets, int at, int length) {
    long seen = walkWhole(octets, at, length);
    int stated = unsignedShort(octets, at + 2);
    return new PacketView(Arrays.copyOfRange(octets, at, at + stated), stated, seen);
  }

  /**
   * The packet at the start of {@code octets} where it lies, without a copy: for whoever owns the
   * octets and writes to them only when the view is used no more.
   *
   * @throws IllegalArgumentException if {@link #flawOf} finds a flaw: ask it first
   */
  public static PacketView over(byte[] octets, int length) {
    long seen = walkWhole(octets, 0, length);
    return new PacketView(octets, unsignedShort(octets, 2), seen);
  }

  /**
   * The packet at the start of {@code octets} as {@link #over} gives it: this view itself if it is
   * of those octets, and the packet in them now has the length and the attributes of the former.
   *
   * @throws IllegalArgumentException if {@link #flawOf} finds a flaw: ask it first
   */
  public PacketView againOver(byte[] again, int size) {
    long seen = walkWhole(again, 0, size);
    int stated = unsignedShort(again, 2);
    return again == octets && stated == length && seen == present
        ? this
        : new PacketView(again, stated, seen);
  }

  /** A copy of the packet at the start of {@code octets}; see {@link #copyOf(byte[], int, int)}. */
  public static PacketView copyOf(byte[] octets) {
    return copyOf(octets, 0, octets.length);
  }

  /** The code octet; {@link PacketCode#of} names it. */
  public int code() {
    return octets[0] & 0xff;
  }

  /** Whether this is a packet of kind {@code code}. */
  public boolean is(PacketCode code) {
    return code() == code.number();
  }

  /** The identifier, 0 to 255, by which a reply is matched to its request. */
  public int identifier() {
    return octets[1] & 0xff;
  }

  /** Octets of the whole packet. */
  public int length() {
    return length;
  }

  /** A copy of the 16 octets of the authenticator. */
  public byte[] authenticator() {
    return Arrays.copyOfRange(octets, AUTHENTICATOR_AT, HEADER_LENGTH);
  }

  /** Whether the datagram at the start of {@code datagram} has this packet's authenticator. */
  public boolean sharesAuthenticator(byte[] datagram) {
    return Arrays.equals(
        octets, AUTHENTICATOR_AT, HEADER_LENGTH, datagram, AUTHENTICATOR_AT, HEADER_LENGTH);
  }

  /** A copy of the packet as it stands on the wire. */
  public byte[] toBytes() {
    return Arrays.copyOf(octets, length);
  }

  @Override
  public AttributeCursor attributes() {
    return new AttributeCursor(octets, HEADER_LENGTH, length);
  }

  /** Whether there is any Vendor-Specific attribute, of whatever vendor. */
  public boolean hasVendorAttributes() {
    return find(VENDOR_SPECIFIC, HEADER_LENGTH) < length;
  }

  // Most questions are about standard attributes, which need no cursor to be found.

  @Override
  public <T> Optional<T> first(AttributeKey<T> key) {
    if (!isPlain(key)) {
      return AttributeSource.super.first(key);
    }
    int at = find(key.type(), HEADER_LENGTH);
    while (at < length) {
      Optional<T> value = key.codec().decode(octets, at + 2, lengthAt(at) - 2);
      if (value.isPresent()) {
        return value;
      }
      at = find(key.type(), at + lengthAt(at));
    }
    return Optional.empty();
  }

  @Override
  public int count(AttributeKey<?> key) {
    if (!isPlain(key)) {
      return AttributeSource.super.count(key);
    }
    int found = 0;
    int at = find(key.type(), HEADER_LENGTH);
    while (at < length) {
      found++;
      at = find(key.type(), at + lengthAt(at));
    }
    return found;
  }

  @Override
  public boolean has(AttributeKey<?> key) {
    return isPlain(key) ? find(key.type(), HEADER_LENGTH) < length : AttributeSource.super.has(key);
  }

  /**
   * Copies the octets of the first {@code key} to {@code target}, for who looks at many packets and
   * wants to make no object for each.
   *
   * @param key one that is met under its own number: neither a vendor's nor an extended one
   * @param target room for 253 octets
   * @return how many octets it has; -1 if there is none
   * @throws IllegalArgumentException for another key
   */
  public int copyFirst(AttributeKey<?> key, byte[] target) {
    if (!isPlain(key)) {
      throw new IllegalArgumentException("expected a standard attribute, found " + key);
    }
    int at = find(key.type(), HEADER_LENGTH);
    if (at >= length) {
      return -1;
    }
    int octetsOfValue = lengthAt(at) - 2;
    System.arraycopy(octets, at + 2, target, 0, octetsOfValue);
    return octetsOfValue;
  }

  /** Whether the key is met under its own number, so that nothing has to be opened to find it. */
  private static boolean isPlain(AttributeKey<?> key) {
    return key.vendor() == 0
        && key.type() < 256
        && key.type() != VENDOR_SPECIFIC
        && !ExtendedFormat.holds(key.type());
  }

  /** Where the first attribute of that number begins, from {@code at} on; the end if none does. */
  int find(int type, int at) {
    if ((present & bit(type)) == 0) {
      return length;
    }
    int next = at;
    while (next < length && (octets[next] & 0xff) != type) {
      next += lengthAt(next);
    }
    return next;
  }

  private static long bit(int type) {
    return 1L << (type % 63);
  }

  /** Octets of the attribute that begins there, header included. */
  int lengthAt(int at) {
    return octets[at + 1] & 0xff;
  }

  /** The octets themselves, for this package only: whoever has them promises not to write. */
  byte[] octets() {
    return octets;
  }

  @Override
  public String toString() {
    String name = PacketCode.of(code()).map(PacketCode::name).orElse("code " + code());
    return name + " id " + identifier() + ", " + length() + " octets";
  }

  static int unsignedShort(byte[] octets, int at) {
    return ((octets[at] & 0xff) << 8) | (octets[at + 1] & 0xff);
  }
}
