package io.dotmac.sub.radius.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Walks attributes where they lie: {@code while (cursor.next()) ...}. Vendor-Specific attributes
 * are opened, so a vendor's attribute is met like any other, with its {@link #vendor()}. One whose
 * inside is malformed is met whole, as attribute 26 of vendor 0, and the walk goes on. Extended
 * attributes (RFC 6929) are opened likewise; a long one is met piece by piece.
 *
 * <p>A cursor belongs to one thread and one walk.
 */
public final class AttributeCursor {
  private static final int VENDOR_SPECIFIC = 26;
  private static final int VENDOR_ID_LENGTH = 4;

  private final byte[] octets;
  private final int end;
  private int next;

  private int vendor;
  private int type;
  private int valueAt;
  private int valueLength;
  private boolean more;
  private int goesOnIn;
  private int vendorOfPieces;
  private int vendorTypeOfPieces;

  // The Vendor-Specific attribute being walked: its unread part, empty outside of one.
  private VendorFormat format = VendorFormat.of(0);
  private int openedVendor;
  private int openedNext;
  private int openedEnd;

  /** Over {@code octets[start, end)}, whose structure has been checked. */
  AttributeCursor(byte[] octets, int start, int end) {
    this.octets = octets;
    this.next = start;
    this.end = end;
  }

  /** Steps to the next attribute; false when there is none. */
  public boolean next() {
    if (openedNext < openedEnd) {
      stepInside();
      return true;
    }
    if (next >= end) {
      return false;
    }
    vendor = 0;
    type = octets[next] & 0xff;
    valueAt = next + 2;
    valueLength = (octets[next + 1] & 0xff) - 2;
    next = valueAt + valueLength;
    more = false;
    if (type == VENDOR_SPECIFIC && valueLength > VENDOR_ID_LENGTH) {
      open();
    } else if (ExtendedFormat.holds(type)) {
      openExtended();
    }
    return true;
  }

  /** One with too few octets for its header stays one raw value. */
  private void openExtended() {
    int space = type;
    int header = ExtendedFormat.headerLength(space);
    if (valueLength < header) {
      return;
    }
    int extended = octets[valueAt] & 0xff;
    int whole = space << 8 | extended;
    if (whole != goesOnIn) {
      vendorOfPieces = 0;
    }
    more = header > 1 && ExtendedFormat.goesOn(octets[valueAt + 1]);
    goesOnIn = more ? whole : 0;
    skip(header);
    if (vendorOfPieces != 0) {
      // RFC 6929, section 2.4: the vendor is named in the first piece only.
      type = whole << 8 | (vendorTypeOfPieces & 0xff);
      vendor = vendorOfPieces;
    } else if (extended == ExtendedFormat.VENDOR_SPECIFIC
        && valueLength >= ExtendedFormat.VENDOR_HEADER
        && VendorFormat.number(octets, valueAt, VENDOR_ID_LENGTH) != 0) {
      vendorOfPieces = VendorFormat.number(octets, valueAt, VENDOR_ID_LENGTH);
      vendorTypeOfPieces = octets[valueAt + VENDOR_ID_LENGTH];
      vendor = vendorOfPieces;
      type = whole << 8 | (vendorTypeOfPieces & 0xff);
      skip(ExtendedFormat.VENDOR_HEADER);
    } else if (extended > 0) {
      type = whole;
    }
  }

  private void skip(int header) {
    valueAt += header;
    valueLength -= header;
  }

  private void open() {
    int id = VendorFormat.number(octets, valueAt, VENDOR_ID_LENGTH);
    VendorFormat candidate = VendorFormat.of(id);
    // Vendor 0 would be mistaken for a standard attribute; broken insides stay one raw value.
    if (id != 0 && candidate.fills(octets, valueAt + VENDOR_ID_LENGTH, next)) {
      format = candidate;
      openedVendor = id;
      openedNext = valueAt + VENDOR_ID_LENGTH;
      openedEnd = next;
      stepInside();
    }
  }

  private void stepInside() {
    int length = format.length(octets, openedNext, openedEnd);
    vendor = openedVendor;
    type = format.type(octets, openedNext);
    valueAt = openedNext + format.headerLength();
    valueLength = length - format.headerLength();
    more = format.flagOctets() > 0 && ExtendedFormat.goesOn(octets[valueAt - 1]);
    openedNext += length;
  }

  /** The private enterprise number of the vendor; 0 for a standard attribute. */
  public int vendor() {
    return vendor;
  }

  /** The attribute number, within its vendor if it has one. */
  public int type() {
    return type;
  }

  /** Octets of the value, 0 or more. */
  public int valueLength() {
    return valueLength;
  }

  /** Whether the value goes on in the next attribute of the same number: it is one of pieces. */
  public boolean more() {
    return more;
  }

  /** Whether the cursor stands on {@code key}. */
  public boolean is(AttributeKey<?> key) {
    return type == key.type() && vendor == key.vendor();
  }

  /** The value as {@code key} reads it; empty when it cannot be read so. */
  public <T> Optional<T> value(AttributeKey<T> key) {
    return key.codec().decode(octets, valueAt, valueLength);
  }

  /** A copy of the value. */
  public byte[] octets() {
    return Arrays.copyOfRange(octets, valueAt, valueAt + valueLength);
  }

  /** The value as UTF-8 text; octets that are none become U+FFFD. */
  public String text() {
    return new String(octets, valueAt, valueLength, StandardCharsets.UTF_8);
  }

  /** Copies the value to {@code target} from {@code at} on. */
  public void copyValue(byte[] target, int at) {
    System.arraycopy(octets, valueAt, target, at, valueLength);
  }

  /** Where the value starts, for this package only. */
  int valueAt() {
    return valueAt;
  }
}
