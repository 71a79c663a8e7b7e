package io.dotmac.sub.radius.packet;

/**
 * What an attribute is called, how it is numbered and how its value is written. The keys of the
 * RFCs and of vendors are constants in {@code io.dotmac.sub.radius.attribute}; anybody can make
 * more.
 *
 * @param name the name in dictionaries, such as {@code Framed-IP-Address}
 * @param vendor the vendor's private enterprise number, or 0 for a standard attribute
 * @param type the attribute number: 1 to 255 for a standard attribute, and what {@link
 *     #extendedType} makes of the two numbers of an extended one
 * @param codec how the value is read and written
 */
public record AttributeKey<T>(String name, int vendor, int type, ValueCodec<T> codec) {
  /** Refuses numbers a standard attribute cannot have. */
  public AttributeKey {
    boolean extended = isExtended(type >> 8) && (type & 0xff) > 0;
    if (vendor == 0 && (type < 1 || type > 255) && !extended) {
      throw new IllegalArgumentException("attribute " + name + " has number " + type);
    }
  }

  /** A standard attribute. */
  public static <T> AttributeKey<T> standard(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, 0, type, codec);
  }

  /** An attribute of the extended space (RFC 6929), such as {@code 241.1}. */
  public static <T> AttributeKey<T> extended(
      String name, int space, int extendedType, ValueCodec<T> codec) {
    return standard(name, extendedType(space, extendedType), codec);
  }

  /**
   * A vendor's attribute of the extended space (RFC 6929, section 2.4), such as {@code
   * 241.26.9.1}.
   */
  public static <T> AttributeKey<T> extendedVendor(
      String name, int space, int vendor, int vendorType, ValueCodec<T> codec) {
    return new AttributeKey<>(name, vendor, extendedVendorType(space, vendorType), codec);
  }

  /** The one number by which this library knows the attribute {@code space.extendedType}. */
  public static int extendedType(int space, int extendedType) {
    if (!isExtended(space) || extendedType < 1 || extendedType > 255) {
      throw new IllegalArgumentException(
          "expected 241.1 to 246.255, found " + space + "." + extendedType);
    }
    return space << 8 | extendedType;
  }

  /** The one number by which this library knows {@code space.26.(vendor).vendorType}. */
  public static int extendedVendorType(int space, int vendorType) {
    if (vendorType < 0 || vendorType > 255) {
      throw new IllegalArgumentException("expected a number of 0 to 255, found " + vendorType);
    }
    return extendedType(space, ExtendedFormat.VENDOR_SPECIFIC) << 8 | vendorType;
  }

  private static boolean isExtended(int space) {
    return ExtendedFormat.holds(space);
  }

  @Override
  public String toString() {
    return name;
  }
}
