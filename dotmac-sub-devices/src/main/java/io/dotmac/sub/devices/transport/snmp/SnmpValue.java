package io.dotmac.sub.devices.transport.snmp;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A value of a device. */
public sealed interface SnmpValue {
  /** The value for people: numbers in decimal, octets as text where they are text. */
  String text();

  /** The value as a number; empty when it is none. */
  default Optional<BigInteger> number() {
    return Optional.empty();
  }

  /** A whole number with its sign, as most settings are. */
  static SnmpValue integer(int number) {
    return new Whole(Whole.Type.INTEGER, number);
  }

  /** A text in UTF-8. */
  static SnmpValue octets(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the device has a value there. */
  default boolean present() {
    return true;
  }

  /**
   * A number.
   *
   * @param type how it counts
   * @param bits of a counter of 64 bits all of them, without a sign
   */
  record Whole(Type type, long bits) implements SnmpValue {
    /** What numbers there are. */
    public enum Type {
      INTEGER,
      COUNTER32,
      GAUGE32,
      TIMETICKS,
      COUNTER64
    }

    @Override
    public Optional<BigInteger> number() {
      return Optional.of(
          type == Type.COUNTER64
              ? new BigInteger(Long.toUnsignedString(bits))
              : BigInteger.valueOf(bits));
    }

    @Override
    public String text() {
      return type == Type.COUNTER64 ? Long.toUnsignedString(bits) : Long.toString(bits);
    }
  }

  /** Octets. */
  record Octets(byte[] bytes) implements SnmpValue {
    public Octets {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    /** In UTF-8, when all of it can be printed; else in hexadecimal. A NUL at the end is none. */
    @Override
    public String text() {
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] == 0) {
        end--;
      }
      try {
        String text = StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes, 0, end))
            .toString();
        boolean printable =
            text.chars().noneMatch(c -> Character.isISOControl(c) && "\t\r\n".indexOf(c) < 0);
        return printable ? text : hex();
      } catch (CharacterCodingException e) {
        return hex();
      }
    }

    /** All octets in hexadecimal. */
    public String hex() {
      return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** A name. */
  record Name(Oid oid) implements SnmpValue {
    @Override
    public String text() {
      return oid.toString();
    }
  }

  /** An IPv4 address. */
  record Address(String text) implements SnmpValue {}

  /** No value. */
  record Missing(Why why) implements SnmpValue {
    /** Why there is none. */
    public enum Why {
      /** The device does not know this kind of value. */
      NO_SUCH_OBJECT,
      /** It knows the kind, but has no such row. */
      NO_SUCH_INSTANCE,
      /** A walk is over. */
      END_OF_VIEW,
      /** The device has the place, and nothing in it. */
      NULL
    }

    @Override
    public String text() {
      return "";
    }

    @Override
    public boolean present() {
      return false;
    }
  }
}
