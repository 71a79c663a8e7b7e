package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.List;

/**
 * A line of the configuration.
 *
 * @param text the line as it is entered
 * @param undo the line that takes it back
 */
record IsamLine(CliCommand text, CliCommand undo) {
  static IsamLine of(String path, String undo) {
    return new IsamLine(
        IsamDialect.command("configure " + path), IsamDialect.command("configure " + undo));
  }

  Step step() {
    return Step.of(text, undo);
  }

  /**
   * Whether a line of the device says this one: it prints several of its words in one line, with
   * others between, and some for a path that goes deeper.
   */
  boolean isIn(List<String> configuration) {
    List<String> words = List.of(text.text().split(" "));
    return configuration.stream().anyMatch(line -> {
      int next = 0;
      for (String word : line.split(" ")) {
        if (next < words.size() && word.equals(words.get(next))) {
          next++;
        }
      }
      return next == words.size();
    });
  }
}
