package io.dotmac.sub.radius.attribute;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;
import io.dotmac.sub.radius.packet.VendorFormat;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads dictionaries as FreeRADIUS writes them: ATTRIBUTE, VALUE, VENDOR, BEGIN-VENDOR, BEGIN-TLV
 * and $INCLUDE; and VENDORATTR, which older programs write. What is nested in a TLV is skipped, so
 * such a value is met whole; attributes without a number on the wire are skipped as well.
 */
final class DictionaryFile {
  private static final int DEEPEST_INCLUDE = 16;

  /** Where the lines of a dictionary come from. */
  @FunctionalInterface
  interface Source {
    /** The lines of {@code name}, which {@code from} includes; empty if there is no such file. */
    Optional<List<String>> lines(String from, String name) throws IOException;
  }

  /** What one file says, word by word, and where. */
  private record Statement(String where, String[] words) {
    String word(int index) {
      if (index >= words.length) {
        throw problem("expected " + index + " or more words after " + words[0]);
      }
      return words[index];
    }

    int number(int index) {
      return number(word(index));
    }

    int number(String text) {
      try {
        return (int) (long) Long.decode(text);
      } catch (NumberFormatException e) {
        throw problem("expected a number, found " + text);
      }
    }

    IllegalArgumentException problem(String what) {
      return new IllegalArgumentException(where + ": " + what);
    }
  }

  private final Source source;
  private final Dictionary.Builder entries = new Dictionary.Builder();
  private final Map<String, Integer> vendors = new HashMap<>();
  private final Map<String, Integer> spaces = new HashMap<>();
  private final Set<String> skipped = new HashSet<>();
  private final List<Statement> early = new ArrayList<>();
  private final Deque<String> tlvs = new ArrayDeque<>();
  private int vendor;
  private int space;

  private DictionaryFile(Source source) {
    this.source = source;
  }

  /** The dictionary in the file {@code name} and in those it includes. */
  static Dictionary read(Source source, String name) throws IOException {
    DictionaryFile reader = new DictionaryFile(source);
    reader.include(name, name, name, 0, false);
    reader.nameEarlyValues();
    return reader.entries.build();
  }

  private void include(String where, String from, String name, int depth, boolean optional)
      throws IOException {
    if (depth > DEEPEST_INCLUDE) {
      throw new IllegalArgumentException(where + ": files include each other too deeply");
    }
    Optional<List<String>> lines = source.lines(from, name);
    if (lines.isEmpty()) {
      if (optional) {
        return;
      }
      throw new IllegalArgumentException(where + ": there is no file " + name);
    }
    int number = 0;
    for (String line : lines.get()) {
      number++;
      int comment = line.indexOf('#');
      String said = (comment < 0 ? line : line.substring(0, comment)).strip();
      if (!said.isEmpty()) {
        Statement statement = new Statement(name + ":" + number, said.split("\\s+"));
        take(statement, name, depth);
      }
    }
  }

  private void take(Statement line, String name, int depth) throws IOException {
    switch (line.words()[0].toUpperCase(Locale.ROOT)) {
      case "$INCLUDE" -> include(line.where(), name, line.word(1), depth + 1, false);
      case "$INCLUDE-" -> include(line.where(), name, line.word(1), depth + 1, true);
      case "VENDOR" -> vendor(line);
      case "BEGIN-VENDOR" -> beginVendor(line);
      case "END-VENDOR" -> {
        vendor = 0;
        space = 0;
      }
      case "BEGIN-TLV" -> tlvs.push(line.word(1));
      case "END-TLV" -> tlvs.poll();
      case "ATTRIBUTE" -> attribute(line);
      case "VENDORATTR" -> vendorAttribute(line);
      case "VALUE" -> value(line);
      default ->
        throw line.problem(
            "expected ATTRIBUTE, VALUE, VENDOR or $INCLUDE, found " + line.words()[0]);
    }
  }

  private void vendor(Statement line) {
    int id = line.number(2);
    if (id <= 0 || id >= 1 << 24) {
      throw line.problem("a vendor's number is 1 to 16777215, found " + line.word(2));
    }
    vendors.put(line.word(1), id);
    if (line.words().length > 3 && line.word(3).startsWith("format=")) {
      checkFormat(line, id, line.word(3).substring("format=".length()));
    }
  }

  /** How a vendor writes is part of the codec: a file cannot change it, but must not lie. */
  private static void checkFormat(Statement line, int id, String said) {
    VendorFormat known = VendorFormat.of(id);
    String flags = known.flagOctets() > 0 ? ",c" : "";
    String written = known.typeOctets() + "," + known.lengthOctets() + flags;
    // Starent writes in two forms under one number; 54 is FreeRADIUS' own, never on the wire.
    if (!written.equals(said) && id != 8164 && id != 54) {
      throw line.problem(
          "vendor " + id + " is written in the format " + written + " here, found " + said);
    }
  }

  private void beginVendor(Statement line) {
    Integer id = vendors.get(line.word(1));
    if (id == null) {
      throw line.problem("no VENDOR line has named " + line.word(1));
    }
    vendor = id;
    space = 0;
    if (line.words().length > 2) {
      String parent = line.word(2).replaceFirst("^(format|parent)=", "");
      Integer found = spaces.get(parent);
      if (found == null) {
        throw line.problem("no attribute of the type evs is named " + parent);
      }
      space = found;
    }
  }

  private void attribute(Statement line) {
    String[] numbers = line.word(2).split("\\.", -1);
    String type = line.word(3).toLowerCase(Locale.ROOT);
    if (!tlvs.isEmpty() || numbers.length > 2 || (vendor > 0 && numbers.length > 1)) {
      skipped.add(line.word(1));
      return;
    }
    int number = line.number(numbers[0]);
    if (numbers.length == 2) {
      extended(line, number, line.number(numbers[1]), type);
    } else if (vendor > 0 || number <= 255) {
      int own = space > 0 ? AttributeKey.extendedVendorType(space, number) : number;
      add(line, vendor, own, type, flags(line, 4));
    } else {
      skipped.add(line.word(1));
    }
  }

  private void extended(Statement line, int outer, int inner, String type) {
    if (outer < 241 || outer > 246) {
      // A part of a TLV, written with its path.
      skipped.add(line.word(1));
    } else if (type.equals("evs")) {
      spaces.put(line.word(1), outer);
    } else {
      add(line, 0, AttributeKey.extendedType(outer, inner), type, flags(line, 4));
    }
  }

  private void vendorAttribute(Statement line) {
    int id = line.number(1);
    add(line, id, line.number(3), line.word(4).toLowerCase(Locale.ROOT), List.of());
  }

  private static List<String> flags(Statement line, int from) {
    String[] words = line.words();
    return from >= words.length ? List.of() : List.of(words[from].split(","));
  }

  private void add(Statement line, int id, int number, String type, List<String> flags) {
    boolean oldForm = line.words()[0].equalsIgnoreCase("VENDORATTR");
    String name = line.word(oldForm ? 2 : 1);
    boolean hidden = flags.stream().anyMatch(flag -> flag.startsWith("encrypt="));
    ValueCodec<?> codec = hidden ? ValueCodec.OCTETS : codec(line, type, flags.contains("has_tag"));
    try {
      AttributeKey<?> key = new AttributeKey<>(name, id, number, codec);
      entries.add(key, hidden || flags.contains("secret"));
    } catch (IllegalArgumentException e) {
      throw line.problem(String.valueOf(e.getMessage()));
    }
  }

  private static ValueCodec<?> codec(Statement line, String type, boolean tagged) {
    String base = type.replaceFirst("\\[[0-9]+\\]$", "");
    return switch (base) {
      case "string", "text" -> tagged ? ValueCodec.TAGGED_TEXT : ValueCodec.TEXT;
      case "integer", "uint32", "time_delta" ->
        tagged ? ValueCodec.TAGGED_INTEGER : ValueCodec.INTEGER;
      case "octets", "tlv", "abinary", "vsa", "extended", "long-extended", "evs", "struct" ->
        ValueCodec.OCTETS;
      case "byte", "uint8", "bool" -> ValueCodec.BYTE;
      case "short", "uint16" -> ValueCodec.SHORT;
      case "integer64", "uint64" -> ValueCodec.INTEGER64;
      case "signed", "int32" -> ValueCodec.SIGNED;
      case "ipaddr", "ipv4addr" -> ValueCodec.IPV4;
      case "ipv6addr" -> ValueCodec.IPV6;
      case "ipv4prefix" -> ValueCodec.IPV4_PREFIX;
      case "ipv6prefix" -> ValueCodec.IPV6_PREFIX;
      case "combo-ip" -> ValueCodec.IP;
      case "date" -> ValueCodec.DATE;
      case "ifid" -> ValueCodec.INTERFACE_ID;
      case "ether" -> ValueCodec.ETHERNET;
      default -> throw line.problem("attributes of the type " + type + " are not known");
    };
  }

  /** A value may stand before its attribute, in another file. */
  private void value(Statement line) {
    if (!skipped.contains(line.word(1)) && !named(line)) {
      early.add(line);
    }
  }

  private boolean named(Statement line) {
    return entries.value(line.word(1), line.word(2), Integer.toUnsignedLong(line.number(3)));
  }

  private void nameEarlyValues() {
    for (Statement line : early) {
      if (!skipped.contains(line.word(1)) && !named(line)) {
        throw line.problem("no ATTRIBUTE line has named " + line.word(1));
      }
    }
  }
}
