package io.dotmac.sub.core.provisioning.backup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Counts lines of configurations. Pure. */
final class ConfigLines {
  private ConfigLines() {}

  static int count(String content) {
    return Math.toIntExact(content.lines().count());
  }

  /** How many lines one text has beyond those of another, wherever they stand. */
  static int extra(String one, String other) {
    Map<String, Integer> there = new HashMap<>();
    other.lines().forEach(line -> there.merge(line, 1, Integer::sum));
    int extra = 0;
    for (String line : (Iterable<String>) one.lines()::iterator) {
      int left = there.getOrDefault(line, 0);
      if (left == 0) {
        extra++;
      } else {
        there.put(line, left - 1);
      }
    }
    return extra;
  }

  static String digest(String content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256")
              .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
