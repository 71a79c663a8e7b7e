package io.dotmac.sub.devices.conformance;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.transport.ByteLink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** A link that cuts what it carries into pieces, adds harmless sequences, and may end anywhere. */
public final class LineNoise implements ByteLink {
  private static final String[] RESIDUE = {"\u001b[0m", "\u001b[?25h", "\u001b[32;1m", "\0"};
  private static final int LONGEST_PIECE = 40;
  private static final int LONGEST_RESIDUE = 16;

  private final ByteLink link;
  private final Optional<Random> random;
  private final int end;
  private final byte[] all = new byte[65_536];
  private byte[] waiting = {};
  private int carried;
  private int last = 'x';

  private LineNoise(ByteLink link, Optional<Random> random, int end) {
    this.link = link;
    this.random = random;
    this.end = end;
  }

  /** Pieces and residue, the same for the same seed. */
  public static ByteLink seeded(ByteLink link, long seed) {
    return new LineNoise(link, Optional.of(new Random(seed)), Integer.MAX_VALUE);
  }

  /** The end after so many bytes of the device. */
  public static ByteLink cut(ByteLink link, int end) {
    return new LineNoise(link, Optional.empty(), end);
  }

  @Override
  public void write(byte[] bytes) {
    if (carried >= end) {
      throw new DeviceException(new DeviceError.Unreachable("the line was cut"));
    }
    link.write(bytes);
  }

  @Override
  public int read(byte[] into, Duration wait) {
    if (carried >= end) {
      return -1;
    }
    if (waiting.length == 0) {
      int count = link.read(all, wait);
      if (count <= 0) {
        return count;
      }
      waiting = Arrays.copyOf(all, count);
    }
    int most = Math.min(Math.min(into.length - LONGEST_RESIDUE, waiting.length), end - carried);
    ByteArrayOutputStream piece = new ByteArrayOutputStream();
    int count = random.map(it -> 1 + it.nextInt(Math.min(most, LONGEST_PIECE))).orElse(most);
    random
        .filter(it -> it.nextInt(8) == 0 && !withinSequence())
        .ifPresent(it ->
            piece.writeBytes(RESIDUE[it.nextInt(RESIDUE.length)].getBytes(StandardCharsets.UTF_8)));
    piece.write(waiting, 0, count);
    last = waiting[count - 1];
    System.arraycopy(piece.toByteArray(), 0, into, 0, piece.size());
    waiting = Arrays.copyOfRange(waiting, count, waiting.length);
    carried += count;
    return piece.size();
  }

  /** Whether the device may have begun an escape sequence: nothing is put into one. */
  private boolean withinSequence() {
    return last == 0x1b || last == '[' || Character.isDigit(last);
  }

  @Override
  public void close() {
    link.close();
  }
}
