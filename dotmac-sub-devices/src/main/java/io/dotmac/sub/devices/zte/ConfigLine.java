package io.dotmac.sub.devices.zte;

import java.util.List;

/**
 * A line of the configuration.
 *
 * @param mode the command that leads to where it stands
 * @param text the line
 */
record ConfigLine(String mode, String text) {
  /**
   * Whether this line, as the device prints it, says what another was entered as: devices put words
   * of their own between.
   */
  boolean says(ConfigLine entered) {
    if (!mode.equals(entered.mode)) {
      return false;
    }
    List<String> words = List.of(entered.text.split(" +"));
    int next = 0;
    for (String printed : text.split(" +")) {
      if (next < words.size() && printed.equals(words.get(next))) {
        next++;
      }
    }
    return next == words.size();
  }

  /** What of it is there once: the kind and its number, {@code tcont 1}. */
  String key() {
    String[] words = text.split(" +");
    boolean plain = words.length < 2 || words[0].equals("name") || words[0].equals("description");
    if (plain) {
      return words[0];
    }
    // A gemport has a line for its way and one for its limits.
    boolean limits = text.contains(" traffic-limit ");
    return words[0] + " " + words[1] + (limits ? " traffic-limit" : "");
  }

  /** Whether this line and another cannot both be. */
  boolean isInPlaceOf(ConfigLine other) {
    return mode.equals(other.mode) && key().equals(other.key());
  }
}
