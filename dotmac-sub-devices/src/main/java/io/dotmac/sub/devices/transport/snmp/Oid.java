package io.dotmac.sub.devices.transport.snmp;

import java.util.Arrays;
import java.util.regex.Pattern;

/** The name of a value in a device: numbers of 32 bits without sign, from the root of the tree. */
public final class Oid implements Comparable<Oid> {
  private static final Pattern FORM = Pattern.compile("\\.?\\d{1,10}(?:\\.\\d{1,10}){0,127}");
  private static final long LARGEST = 0xffff_ffffL;
  private static final int LONGEST = 128;

  private final int[] arcs;

  private Oid(int[] arcs) {
    this.arcs = arcs;
  }

  /** Reads {@code 1.3.6.1.2.1}, also with a dot before it; throws on anything else. */
  public static Oid of(String dotted) {
    if (!FORM.matcher(dotted).matches()) {
      throw new IllegalArgumentException(
          "an OID is 1 to 128 numbers with dots between, not \"" + dotted + "\"");
    }
    String[] parts = (dotted.startsWith(".") ? dotted.substring(1) : dotted).split("\\.");
    int[] arcs = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      arcs[i] = arc(Long.parseLong(parts[i]));
    }
    return new Oid(arcs);
  }

  /** Of its numbers, as the wire has them. */
  static Oid ofArcs(int[] arcs) {
    return new Oid(arcs.clone());
  }

  int[] arcs() {
    return arcs.clone();
  }

  private static int arc(long number) {
    if (number < 0 || number > LARGEST) {
      throw new IllegalArgumentException("a number of an OID is 0 to 4294967295, not " + number);
    }
    return (int) number;
  }

  /** This one with more numbers after it. */
  public Oid then(long... numbers) {
    if (arcs.length + numbers.length > LONGEST) {
      throw new IllegalArgumentException("an OID has up to " + LONGEST + " numbers");
    }
    int[] longer = Arrays.copyOf(arcs, arcs.length + numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      longer[arcs.length + i] = arc(numbers[i]);
    }
    return new Oid(longer);
  }

  /** This one with all numbers of another after it. */
  public Oid then(Oid other) {
    long[] numbers = new long[other.size()];
    Arrays.setAll(numbers, other::at);
    return then(numbers);
  }

  public int size() {
    return arcs.length;
  }

  /** The number at a place, from 0. */
  public long at(int place) {
    return Integer.toUnsignedLong(arcs[place]);
  }

  /** Whether this one is {@code above} or lies below it. */
  public boolean isIn(Oid above) {
    return arcs.length >= above.arcs.length
        && Arrays.equals(arcs, 0, above.arcs.length, above.arcs, 0, above.arcs.length);
  }

  /** What follows {@code above}, which this one must lie below: the index of a row. */
  public Oid below(Oid above) {
    if (!isIn(above) || arcs.length == above.arcs.length) {
      throw new IllegalArgumentException(this + " is not below " + above);
    }
    return new Oid(Arrays.copyOfRange(arcs, above.arcs.length, arcs.length));
  }

  /** In the order of the tree, in which devices are walked. */
  @Override
  public int compareTo(Oid other) {
    return Arrays.compareUnsigned(arcs, other.arcs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Oid oid && Arrays.equals(arcs, oid.arcs);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(arcs);
  }

  @Override
  public String toString() {
    StringBuilder dotted = new StringBuilder(arcs.length * 4);
    for (int i = 0; i < arcs.length; i++) {
      dotted.append(i == 0 ? "" : ".").append(Integer.toUnsignedString(arcs[i]));
    }
    return dotted.toString();
  }
}
