package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.List;
import java.util.Optional;

/**
 * A line of the configuration.
 *
 * @param path the line as it is entered, without its value
 * @param value empty where there is none of its own, or many may stand beside each other
 * @param undo the line that takes it back
 */
record IsamLine(String path, String value, CliCommand undo) {
  static IsamLine of(String path, String undo) {
    return new IsamLine("configure " + path, "", IsamDialect.command("configure " + undo));
  }

  /** A setting that has one value: another one takes its place. */
  static IsamLine single(String path, String setting, String value) {
    return new IsamLine(
        "configure " + path + " " + setting,
        value,
        IsamDialect.command("configure " + path + " no " + setting));
  }

  CliCommand text() {
    return IsamDialect.command(value.isEmpty() ? path : path + " " + value);
  }

  /** Enters it; what takes it back is the value in whose place it is, or its removal. */
  Step step(List<String> configuration) {
    CliCommand back =
        old(configuration).map(text -> IsamDialect.command(path + " " + text)).orElse(undo);
    return Step.of(text(), back);
  }

  /** Takes away the value that there is. */
  Optional<Step> removal(List<String> configuration) {
    return old(configuration).map(text -> Step.of(undo, IsamDialect.command(path + " " + text)));
  }

  /** The value that a setting has. */
  Optional<String> old(List<String> configuration) {
    return value.isEmpty()
        ? Optional.empty()
        : configuration.stream().flatMap(line -> after(path, line).stream()).findFirst();
  }

  /**
   * Whether a line of the device says this one: it prints several of its words in one line, with
   * others between, and some for a path that goes deeper.
   */
  boolean isIn(List<String> configuration) {
    String wanted = text().text();
    return configuration.stream().anyMatch(line -> after(wanted, line).isPresent());
  }

  /** The word that follows on some words in a line; empty text at its end. */
  private static Optional<String> after(String text, String line) {
    String[] words = text.split(" ");
    int next = 0;
    for (String word : line.split(" ")) {
      if (next == words.length) {
        return Optional.of(word);
      } else if (word.equals(words[next])) {
        next++;
      }
    }
    return next == words.length ? Optional.of("") : Optional.empty();
  }
}
