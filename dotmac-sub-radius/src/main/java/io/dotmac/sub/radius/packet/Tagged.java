package io.dotmac.sub.radius.packet;

/**
 * A value of one of several tunnels: those with the same tag belong together (RFC 2868).
 *
 * @param tag 1 to 31, or 0 for a value that is not grouped
 */
public record Tagged<T>(int tag, T value) {
  static final int LAST_TAG = 0x1f;

  /** Refuses tags that cannot be written. */
  public Tagged {
    if (tag < 0 || tag > LAST_TAG) {
      throw new IllegalArgumentException("a tag is 0 to 31, found " + tag);
    }
  }

  /** A value that is not grouped. */
  public static <T> Tagged<T> untagged(T value) {
    return new Tagged<>(0, value);
  }

  @Override
  public String toString() {
    return tag == 0 ? String.valueOf(value) : tag + ":" + value;
  }
}
