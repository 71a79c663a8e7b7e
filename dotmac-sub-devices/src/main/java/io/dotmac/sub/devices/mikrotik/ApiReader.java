package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Sentences out of bytes and into them. A word's length takes one to five bytes, as in UTF-8. */
public final class ApiReader {
  private static final int LONGEST_WORD = 16 << 20;
  private static final int MOST_WORDS = 10_000;

  private final ToIntFunction<byte[]> source;
  private byte[] bytes = new byte[4096];
  private int from;
  private int to;

  /** Reads from a source that fills an array and says how much; 0 when nothing came in time. */
  public ApiReader(ToIntFunction<byte[]> source) {
    this.source = source;
  }

  /** The next sentence; empty when it did not come in time. */
  public Optional<List<String>> next() {
    List<String> words = new ArrayList<>();
    while (words.size() < MOST_WORDS) {
      int length = length();
      if (length < 0) {
        return Optional.empty();
      } else if (length == 0) {
        return Optional.of(words);
      } else if (length > LONGEST_WORD) {
        throw violation("a word of " + length + " bytes");
      }
      byte[] word = new byte[length];
      for (int done = 0; done < length; ) {
        if (from == to && !fill()) {
          return Optional.empty();
        }
        int count = Math.min(to - from, length - done);
        System.arraycopy(bytes, from, word, done, count);
        from += count;
        done += count;
      }
      words.add(new String(word, StandardCharsets.UTF_8));
    }
    throw violation("a sentence of more than " + MOST_WORDS + " words");
  }

  private static DeviceException violation(String what) {
    return new DeviceException(
        new DeviceError.ProtocolViolation("this is no router: it sends " + what));
  }

  private boolean fill() {
    from = 0;
    to = source.applyAsInt(bytes);
    return to > 0;
  }

  private int one() {
    return from < to || fill() ? bytes[from++] & 0xff : -1;
  }

  /** The length of the next word; -1 when it did not come in time. */
  private int length() {
    int first = one();
    if (first < 0x80) {
      return first;
    }
    int more = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first > 0xf0) {
      throw violation("a length that begins with " + first);
    }
    long length = more == 1 ? first & 0x3f : more == 2 ? first & 0x1f : first & 0x0f;
    for (int i = 0; i < more; i++) {
      int next = one();
      if (next < 0) {
        return -1;
      }
      length = length << 8 | next;
    }
    return (int) Math.min(length, Integer.MAX_VALUE);
  }

  /** A sentence as bytes. */
  public static byte[] sentence(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String word : words) {
      byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
      out.writeBytes(length(utf8.length));
      out.writeBytes(utf8);
    }
    out.write(0);
    return out.toByteArray();
  }

  private static byte[] length(int n) {
    byte[] all = {(byte) (n >>> 24), (byte) (n >>> 16), (byte) (n >>> 8), (byte) n};
    if (n < 0x80) {
      return new byte[] {(byte) n};
    } else if (n < 0x4000) {
      return new byte[] {(byte) (all[2] | 0x80), all[3]};
    } else if (n < 0x200000) {
      return new byte[] {(byte) (all[1] | 0xc0), all[2], all[3]};
    } else if (n < 0x10000000) {
      return new byte[] {(byte) (all[0] | 0xe0), all[1], all[2], all[3]};
    }
    byte[] long5 = Arrays.copyOf(new byte[] {(byte) 0xf0}, 5);
    System.arraycopy(all, 0, long5, 1, 4);
    return long5;
  }
}
