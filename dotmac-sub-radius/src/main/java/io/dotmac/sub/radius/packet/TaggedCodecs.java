package io.dotmac.sub.radius.packet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The two forms in which RFC 2868 puts a tag before a value. */
final class TaggedCodecs {
  private TaggedCodecs() {}

  /** {@code 3:10} is 10 with the tag 3, and {@code 10} is 10 without. */
  private static <T> Tagged<T> parse(String text, Function<String, T> value) {
    int colon = text.indexOf(':');
    boolean tagged = colon > 0 && colon < 3 && text.substring(0, colon).matches("[0-9]+");
    int tag = tagged ? Integer.parseInt(text.substring(0, colon)) : 0;
    return new Tagged<>(tag, value.apply(tagged ? text.substring(colon + 1) : text));
  }

  /** A tag of one octet, then a number of three. */
  static final class Number implements ValueCodec<Tagged<Long>> {
    private static final long MOST = 0xff_ffff;

    @Override
    public Optional<Tagged<Long>> decode(byte[] octets, int at, int length) {
      return INTEGER.decode(octets, at, length).map(number -> {
        long tag = number >>> 24;
        // Too large for a tag: a sender that does not tag, and uses all four octets.
        return tag > Tagged.LAST_TAG
            ? Tagged.untagged(number)
            : new Tagged<>((int) tag, number & MOST);
      });
    }

    @Override
    public byte[] encode(Tagged<Long> value) {
      if (value.value() < 0 || value.value() > MOST) {
        throw new IllegalArgumentException("expected 0 to 16777215, found " + value.value());
      }
      return INTEGER.encode((long) value.tag() << 24 | value.value());
    }

    @Override
    public Tagged<Long> parse(String text) {
      return TaggedCodecs.parse(text, INTEGER::parse);
    }
  }

  /** A tag of one octet if it is one, then text. */
  static final class Text implements ValueCodec<Tagged<String>> {
    @Override
    public Optional<Tagged<String>> decode(byte[] octets, int at, int length) {
      if (length == 0) {
        return Optional.empty();
      }
      int first = octets[at] & 0xff;
      // Above the last tag it is the first octet of the text.
      return first > Tagged.LAST_TAG
          ? Optional.of(Tagged.untagged(text(octets, at, length)))
          : Optional.of(new Tagged<>(first, text(octets, at + 1, length - 1)));
    }

    @Override
    public byte[] encode(Tagged<String> value) {
      byte[] text = value.value().getBytes(StandardCharsets.UTF_8);
      if (value.tag() == 0) {
        return text;
      }
      byte[] octets = new byte[1 + text.length];
      octets[0] = (byte) value.tag();
      System.arraycopy(text, 0, octets, 1, text.length);
      return octets;
    }

    @Override
    public Tagged<String> parse(String text) {
      return TaggedCodecs.parse(text, value -> value);
    }

    private static String text(byte[] octets, int at, int length) {
      return new String(Arrays.copyOfRange(octets, at, at + length), StandardCharsets.UTF_8);
    }
  }
}
