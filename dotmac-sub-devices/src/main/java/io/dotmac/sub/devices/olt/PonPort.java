package io.dotmac.sub.devices.olt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PON port of a line terminal, written {@code frame/slot/port}. */
public record PonPort(int frame, int slot, int port) implements Comparable<PonPort> {
  private static final Pattern FORM =
      Pattern.compile("\\s*(\\d{1,3})\\s*/\\s*(\\d{1,3})\\s*/\\s*(\\d{1,3})\\s*");

  public PonPort {
    if (frame < 0 || slot < 0 || port < 0 || frame > 255 || slot > 255 || port > 255) {
      throw new IllegalArgumentException(
          "frame, slot and port are 0 to 255, not " + frame + "/" + slot + "/" + port);
    }
  }

  /** Reads {@code 0/1/0}, also with the blanks that devices put between; else empty. */
  public static Optional<PonPort> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int frame = Integer.parseInt(form.group(1));
    int slot = Integer.parseInt(form.group(2));
    int port = Integer.parseInt(form.group(3));
    return frame > 255 || slot > 255 || port > 255
        ? Optional.empty()
        : Optional.of(new PonPort(frame, slot, port));
  }

  @Override
  public int compareTo(PonPort other) {
    return Integer.compare(
        frame << 16 | slot << 8 | port, other.frame << 16 | other.slot << 8 | other.port);
  }

  @Override
  public String toString() {
    return frame + "/" + slot + "/" + port;
  }
}
