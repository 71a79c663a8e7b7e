package io.dotmac.sub.radius.packet;

/**
 * What an attribute is called, how it is numbered and how its value is written. The keys of the
 * RFCs and of vendors are constants in {@code io.dotmac.sub.radius.attribute}; anybody can make
 * more.
 *
 * @param name the name in dictionaries, such as {@code Framed-IP-Address}
 * @param vendor the vendor's private enterprise number, or 0 for a standard attribute
 * @param type the attribute number, 1 to 255 for a standard attribute
 * @param codec how the value is read and written
 */
public record AttributeKey<T>(String name, int vendor, int type, ValueCodec<T> codec) {
  /** Refuses numbers a standard attribute cannot have. */
  public AttributeKey {
    if (vendor == 0 && (type < 1 || type > 255)) {
      throw new IllegalArgumentException("attribute " + name + " has number " + type);
    }
  }

  /** A standard attribute. */
  public static <T> AttributeKey<T> standard(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, 0, type, codec);
  }

  @Override
  public String toString() {
    return name;
  }
}
