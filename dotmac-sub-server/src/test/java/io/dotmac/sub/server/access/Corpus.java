package io.dotmac.sub.server.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Items of a file below {@code corpus}: lines with tabs between their cells. */
record Corpus(List<Item> items) {
  private static final Pattern MACRO =
      Pattern.compile("@repeat\\((\\d+),([^)]*)\\)|@raw\\(([0-9a-f]*)\\)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:r|n|x([0-9a-fA-F]{2}))");

  /** One line of a file; {@code number} says which. */
  record Item(int number, List<String> cells) {
    String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }

    /** The status it must get, or one of them. */
    boolean admits(String found) {
      return Arrays.asList(cell(0).split("/")).contains(found);
    }
  }

  static Corpus read(String name) {
    try (InputStream in = Corpus.class.getResourceAsStream("/corpus/" + name)) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      return new Corpus(java.util.stream.IntStream.range(0, lines.size())
          .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
          .mapToObj(i -> new Item(i + 1, List.of(lines.get(i).split("\t", -1))))
          .toList());
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  /** A text with its words and macros replaced, as octets. */
  static byte[] octets(String text, Map<String, String> words) {
    String filled = filled(text, words);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Matcher macro = MACRO.matcher(filled);
    int at = 0;
    while (macro.find()) {
      all.writeBytes(filled.substring(at, macro.start()).getBytes(StandardCharsets.UTF_8));
      all.writeBytes(
          macro.group(3) != null
              ? HexFormat.of().parseHex(macro.group(3))
              : macro
                  .group(2)
                  .repeat(Integer.parseInt(macro.group(1)))
                  .getBytes(StandardCharsets.UTF_8));
      at = macro.end();
    }
    all.writeBytes(filled.substring(at).getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }

  /** The same, with its macros left as they are. */
  static String filled(String text, Map<String, String> words) {
    String filled = text;
    // The longest first: @session is no @s.
    for (String word :
        words.keySet().stream().sorted((a, b) -> b.length() - a.length()).toList()) {
      filled = filled.replace("@" + word, words.get(word));
    }
    return filled;
  }

  /** Replaces {@code \r}, {@code \n} and {@code \xHH}. */
  static String unescaped(String text) {
    return ESCAPE.matcher(text).replaceAll(found -> {
      if (found.group(1) == null) {
        return found.group().equals("\\r") ? "\r" : "\n";
      }
      return Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16)));
    });
  }
}
