package io.dotmac.sub.radius.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Attributes already encoded, immutable. A profile's reply is built once and copied into every
 * answer. Message-Authenticator is not part of it: whoever signs a packet adds it.
 */
public final class AttributeBlock implements AttributeSource {
  /** No attributes. */
  public static final AttributeBlock EMPTY = new AttributeBlock(new byte[0]);

  /** Octets that fit into a packet beside its header. */
  public static final int MAX_LENGTH = PacketView.MAX_LENGTH - PacketView.HEADER_LENGTH;

  private static final int VENDOR_SPECIFIC = 26;
  private static final int MAX_VALUE = 253;

  private final byte[] octets;

  private AttributeBlock(byte[] octets) {
    this.octets = octets;
  }

  /** A block of one attribute. */
  public static <T> AttributeBlock of(AttributeKey<T> key, T value) {
    return builder().add(key, value).build();
  }

  /** The attributes of a packet as they stand there, but Message-Authenticator. */
  public static AttributeBlock copyOf(PacketView packet) {
    byte[] octets = Arrays.copyOfRange(packet.octets(), PacketView.HEADER_LENGTH, packet.length());
    return new AttributeBlock(octets)
        .without(AttributeKey.standard(
            "Message-Authenticator", PacketSigner.MESSAGE_AUTHENTICATOR, ValueCodec.OCTETS));
  }

  /** An empty block to be filled. */
  public static Builder builder() {
    return new Builder();
  }

  /** These attributes followed by those of {@code other}. */
  public AttributeBlock plus(AttributeBlock other) {
    if (octets.length == 0 || other.octets.length == 0) {
      return octets.length == 0 ? other : this;
    }
    int length = Math.addExact(octets.length, other.octets.length);
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "expected at most " + MAX_LENGTH + " octets of attributes, found " + length);
    }
    byte[] both = Arrays.copyOf(octets, length);
    other.copyTo(both, octets.length);
    return new AttributeBlock(both);
  }

  /**
   * These attributes but those of {@code keys}. A Vendor-Specific attribute that holds several of
   * its vendor's goes as a whole if one of them goes.
   */
  public AttributeBlock without(AttributeKey<?>... keys) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream(octets.length);
    int at = 0;
    while (at < octets.length) {
      int length = octets[at + 1] & 0xff;
      AttributeCursor inside = new AttributeCursor(octets, at, at + length);
      boolean keep = true;
      while (inside.next()) {
        AttributeCursor here = inside;
        keep &= Arrays.stream(keys).noneMatch(here::is);
      }
      if (keep) {
        kept.write(octets, at, length);
      }
      at += length;
    }
    return kept.size() == 0 ? EMPTY : new AttributeBlock(kept.toByteArray());
  }

  /** Octets of all attributes together. */
  public int length() {
    return octets.length;
  }

  /** Whether there is no attribute. */
  public boolean isEmpty() {
    return octets.length == 0;
  }

  @Override
  public AttributeCursor attributes() {
    return new AttributeCursor(octets, 0, octets.length);
  }

  /** Copies the attributes to {@code target} from {@code at} on. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(octets, 0, target, at, octets.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AttributeBlock block && Arrays.equals(octets, block.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  /** Gathers attributes in the order in which they are added. */
  public static final class Builder {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(128);

    private Builder() {}

    /**
     * Adds one attribute.
     *
     * @throws IllegalArgumentException if the value is longer than the 253 octets an attribute
     *     holds, less for a vendor's, or if the key is Message-Authenticator; attributes of the
     *     spaces 245 and 246 hold more and are split
     */
    public <T> Builder add(AttributeKey<T> key, T value) {
      byte[] encoded = key.codec().encode(value);
      int space = ExtendedFormat.spaceOf(key.vendor(), key.type());
      if (space > 0) {
        extended(space, key, encoded);
      } else if (key.vendor() == 0) {
        standard(key.type(), encoded, key.name());
      } else {
        vendor(key, encoded);
      }
      return this;
    }

    /**
     * Adds a value of any length as consecutive attributes of at most 253 octets, the form of
     * EAP-Message (RFC 3579). An empty value adds one empty attribute.
     */
    public Builder addSplit(AttributeKey<byte[]> key, byte[] value) {
      int at = 0;
      do {
        int part = Math.min(MAX_VALUE, value.length - at);
        standard(key.type(), Arrays.copyOfRange(value, at, at + part), key.name());
        at += part;
      } while (at < value.length);
      return this;
    }

    /** Adds all attributes of {@code block}. */
    public Builder addAll(AttributeBlock block) {
      octets.write(block.octets, 0, block.octets.length);
      return this;
    }

    /**
     * The block.
     *
     * @throws IllegalArgumentException if it would not fit into a packet
     */
    public AttributeBlock build() {
      if (octets.size() > MAX_LENGTH) {
        throw new IllegalArgumentException(
            "expected at most " + MAX_LENGTH + " octets of attributes, found " + octets.size());
      }
      return octets.size() == 0 ? EMPTY : new AttributeBlock(octets.toByteArray());
    }

    private void standard(int type, byte[] value, String name) {
      if (type == PacketSigner.MESSAGE_AUTHENTICATOR) {
        throw new IllegalArgumentException(
            "Message-Authenticator is added when a packet is signed");
      }
      check(value.length, MAX_VALUE, name);
      octets.write(type);
      octets.write(value.length + 2);
      octets.write(value, 0, value.length);
    }

    private void extended(int space, AttributeKey<?> key, byte[] encoded) {
      int type = key.vendor() == 0 ? key.type() & 0xff : ExtendedFormat.VENDOR_SPECIFIC;
      byte[] value = key.vendor() == 0 ? encoded : withVendor(key, encoded);
      int most = MAX_VALUE - ExtendedFormat.headerLength(space);
      check(value.length, ExtendedFormat.isLong(space) ? MAX_LENGTH : most, key.name());
      int at = 0;
      do {
        int part = Math.min(most, value.length - at);
        octets.write(space);
        octets.write(2 + ExtendedFormat.headerLength(space) + part);
        octets.write(type);
        if (ExtendedFormat.isLong(space)) {
          octets.write(ExtendedFormat.flags(at + part < value.length));
        }
        octets.write(value, at, part);
        at += part;
      } while (at < value.length);
    }

    private static byte[] withVendor(AttributeKey<?> key, byte[] encoded) {
      return ByteBuffer.allocate(ExtendedFormat.VENDOR_HEADER + encoded.length)
          .putInt(key.vendor())
          .put((byte) key.type())
          .put(encoded)
          .array();
    }

    private void vendor(AttributeKey<?> key, byte[] value) {
      VendorFormat format = VendorFormat.of(key.vendor());
      int header = 4 + format.headerLength();
      check(value.length, MAX_VALUE - header, key.name());
      octets.write(VENDOR_SPECIFIC);
      octets.write(2 + header + value.length);
      number(key.vendor(), 4);
      number(key.type(), format.typeOctets());
      number(format.headerLength() + value.length, format.lengthOctets());
      number(0, format.flagOctets());
      octets.write(value, 0, value.length);
    }

    private void number(int number, int width) {
      for (int i = width - 1; i >= 0; i--) {
        octets.write(number >>> (8 * i));
      }
    }

    private static void check(int length, int most, String name) {
      if (length > most) {
        throw new IllegalArgumentException(
            name + " holds at most " + most + " octets, found " + length);
      }
    }
  }
}
