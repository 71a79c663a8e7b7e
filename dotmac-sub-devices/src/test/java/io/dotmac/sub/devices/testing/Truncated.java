package io.dotmac.sub.devices.testing;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Beginnings of a text. */
public final class Truncated {
  private static final int MOST = 400;

  private Truncated() {}

  /** The text cut at every character, or at some hundred places of a long one. */
  public static Stream<String> of(String text) {
    int step = Math.max(1, text.length() / MOST);
    return IntStream.iterate(0, cut -> cut <= text.length(), cut -> cut + step)
        .mapToObj(cut -> text.substring(0, cut));
  }
}
