package io.dotmac.sub.devices.cpe;

/**
 * How a management server names a piece of equipment: {@code 202BC1-BM632w-000000}. What it has
 * encoded in there stays so.
 *
 * @param value up to 255 printable characters
 */
public record CpeId(String value) {
  public CpeId {
    boolean printable = value.chars().allMatch(c -> c > ' ' && c <= '~');
    if (value.isEmpty() || value.length() > 255 || !printable) {
      throw new IllegalArgumentException("a CPE id is 1 to 255 printable characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
