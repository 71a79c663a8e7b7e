package io.dotmac.sub.radius.packet;

/**
 * An attribute of a reply whose value is hidden. What hides it depends on the request, so it is
 * given in the clear and hidden when the reply is written.
 *
 * @param key the attribute
 * @param form how it is hidden
 * @param tag 1 to 31, 0 for the tag that groups nothing, -1 for an attribute that has no tag
 * @param clear the value; it never shows itself in text
 */
public record HiddenValue(AttributeKey<byte[]> key, Form form, int tag, byte[] clear) {
  /** How a value is hidden. */
  public enum Form {
    /** With a salt: Tunnel-Password (RFC 2868, 3.5) and Microsoft's keys (RFC 2548, 2.4.2). */
    SALTED(239),
    /** As User-Password is (RFC 2865, 5.2): the keys of MS-CHAP (RFC 2548, 2.4.1). */
    PASSWORD(128);

    private final int most;

    Form(int most) {
      this.most = most;
    }
  }

  /** Refuses what does not fit. */
  public HiddenValue {
    if (clear.length > form.most) {
      throw new IllegalArgumentException(
          key + " hides at most " + form.most + " octets, found " + clear.length);
    }
    if (tag < -1 || tag > Tagged.LAST_TAG) {
      throw new IllegalArgumentException("a tag is 0 to 31, or -1 for none, found " + tag);
    }
  }

  /** A value hidden with a salt, without a tag. */
  public static HiddenValue of(AttributeKey<byte[]> key, byte[] clear) {
    return new HiddenValue(key, Form.SALTED, -1, clear.clone());
  }

  /** A value hidden with a salt, with a tag. */
  public static HiddenValue tagged(AttributeKey<byte[]> key, int tag, byte[] clear) {
    return new HiddenValue(key, Form.SALTED, tag, clear.clone());
  }

  /** A value hidden as passwords are. */
  public static HiddenValue asPassword(AttributeKey<byte[]> key, byte[] clear) {
    return new HiddenValue(key, Form.PASSWORD, -1, clear.clone());
  }

  @Override
  public String toString() {
    return key + "(hidden)";
  }
}
