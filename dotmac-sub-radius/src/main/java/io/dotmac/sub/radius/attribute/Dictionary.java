package io.dotmac.sub.radius.attribute;

import io.dotmac.sub.radius.attribute.vendor.Ascend;
import io.dotmac.sub.radius.attribute.vendor.Cisco;
import io.dotmac.sub.radius.attribute.vendor.Huawei;
import io.dotmac.sub.radius.attribute.vendor.Juniper;
import io.dotmac.sub.radius.attribute.vendor.JuniperErx;
import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.attribute.vendor.NokiaSr;
import io.dotmac.sub.radius.attribute.vendor.Zte;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeCursor;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.AttributeSource;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Names for the numbers of attributes: for logs and pages that people read and write. */
public final class Dictionary {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final String MASK = "(hidden)";
  private static final Set<AttributeKey<?>> SECRET = Set.of(
      Attributes.USER_PASSWORD,
      Attributes.CHAP_PASSWORD,
      Attributes.TUNNEL_PASSWORD,
      Attributes.ARAP_PASSWORD,
      Attributes.EAP_MESSAGE,
      // With its challenge an answer lets a password be guessed at leisure.
      Microsoft.CHAP_RESPONSE,
      Microsoft.CHAP2_RESPONSE,
      Microsoft.CHAP_CPW_1,
      Microsoft.CHAP_CPW_2,
      Microsoft.CHAP2_CPW,
      Microsoft.CHAP_LM_ENC_PW,
      Microsoft.CHAP_NT_ENC_PW,
      Microsoft.MPPE_SEND_KEY,
      Microsoft.MPPE_RECV_KEY,
      Microsoft.CHAP_MPPE_KEYS);

  /**
   * The attributes of the RFCs and of the vendors whose NAS are met most: every one this library
   * has a constant for, and those that the dictionaries in its jar add.
   */
  public static final Dictionary STANDARD = bundled("dictionary")
      .plus(of(
          Attributes.class,
          Mikrotik.class,
          Wispr.class,
          AdslForum.class,
          Ascend.class,
          Cisco.class,
          Huawei.class,
          Juniper.class,
          JuniperErx.class,
          Microsoft.class,
          NokiaSr.class,
          Zte.class));

  private final Map<Long, AttributeKey<?>> byNumber;
  private final Map<String, AttributeKey<?>> byName;
  private final Map<Long, Map<Long, String>> valueNames;
  private final Set<Long> secrets;

  private Dictionary(
      Map<Long, AttributeKey<?>> byNumber,
      Map<String, AttributeKey<?>> byName,
      Map<Long, Map<Long, String>> valueNames,
      Set<Long> secrets) {
    this.byNumber = Map.copyOf(byNumber);
    this.byName = Map.copyOf(byName);
    this.valueNames = Map.copyOf(valueNames);
    this.secrets = Set.copyOf(secrets);
  }

  /** The dictionary of the {@code AttributeKey} constants of these classes. */
  public static Dictionary of(Class<?>... constants) {
    Builder entries = new Builder();
    for (Class<?> owner : constants) {
      Arrays.stream(owner.getFields())
          .filter(field -> field.getType() == AttributeKey.class)
          .map(Dictionary::read)
          .forEach(key -> entries.add(key, SECRET.contains(key)));
    }
    return entries.build();
  }

  /**
   * The dictionary in a file as FreeRADIUS writes them, and in those it includes, which are looked
   * for beside it. Put it behind the standard one with {@link #plus}.
   *
   * @throws IllegalArgumentException naming file and line, for what is no such dictionary
   */
  public static Dictionary read(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    return DictionaryFile.read(
        (from, name) -> {
          Path included = folder == null ? Path.of(name) : folder.resolve(name);
          return Files.isRegularFile(included)
              ? Optional.of(Files.readAllLines(included, StandardCharsets.UTF_8))
              : Optional.empty();
        },
        String.valueOf(file.getFileName()));
  }

  private static Dictionary bundled(String name) {
    try {
      return DictionaryFile.read(
          (from, file) -> {
            try (InputStream input = Dictionary.class.getResourceAsStream(file)) {
              return input == null
                  ? Optional.empty()
                  : Optional.of(List.of(
                      new String(input.readAllBytes(), StandardCharsets.UTF_8).split("\n")));
            }
          },
          name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What this knows and what {@code other} knows, which wins where both know a thing. */
  public Dictionary plus(Dictionary other) {
    Builder entries = new Builder();
    entries.addAll(this);
    entries.addAll(other);
    return entries.build();
  }

  /** All attributes, in no order. */
  public Collection<AttributeKey<?>> attributes() {
    return byNumber.values();
  }

  /** The attribute with this number; vendor 0 for a standard one. */
  public Optional<AttributeKey<?>> find(int vendor, int type) {
    return Optional.ofNullable(byNumber.get(number(vendor, type)));
  }

  /** The attribute with this name, such as {@code Framed-IP-Address}. */
  public Optional<AttributeKey<?>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The attribute's name, or {@code Attr-} and its numbers if it has none here. */
  public String name(int vendor, int type) {
    return find(vendor, type)
        .map(AttributeKey::name)
        .orElseGet(() -> vendor == 0 ? "Attr-" + type : "Attr-26." + vendor + "." + type);
  }

  /** The name of one value of an attribute that counts kinds, such as {@code Framed-User}. */
  public Optional<String> valueName(AttributeKey<?> key, long value) {
    return Optional.ofNullable(
        valueNames.getOrDefault(number(key.vendor(), key.type()), Map.of()).get(value));
  }

  /**
   * The attribute that people write as this name and this value. Values that have names may be
   * written by them.
   *
   * @throws IllegalArgumentException if there is no such name, or the value does not fit it
   */
  public AttributeBlock block(String name, String value) {
    AttributeKey<?> key =
        find(name).orElseThrow(() -> new IllegalArgumentException("no attribute is named " + name));
    try {
      return block(key, number(key, value).map(Object::toString).orElse(value));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  private static <T> AttributeBlock block(AttributeKey<T> key, String text) {
    return AttributeBlock.of(key, key.codec().parse(text));
  }

  private Optional<Long> number(AttributeKey<?> key, String valueName) {
    return valueNames.getOrDefault(number(key.vendor(), key.type()), Map.of()).entrySet().stream()
        .filter(entry -> entry.getValue().equals(valueName))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /**
   * Name and value of each attribute in order, values of the same name joined by {@code ", "}.
   * Passwords are hidden, unknown values are hexadecimal.
   */
  public Map<String, String> describe(AttributeSource source) {
    Map<String, String> described = new LinkedHashMap<>();
    AttributeCursor cursor = source.attributes();
    while (cursor.next()) {
      String name = name(cursor.vendor(), cursor.type());
      described.merge(name, value(cursor), (before, more) -> before + ", " + more);
    }
    return described;
  }

  private String value(AttributeCursor cursor) {
    long number = number(cursor.vendor(), cursor.type());
    AttributeKey<?> key = byNumber.get(number);
    if (key == null || key.codec() == ValueCodec.OCTETS) {
      return secrets.contains(number) ? MASK : hexadecimal(cursor.octets());
    }
    return cursor
        .value(key)
        .map(value -> text(key, value))
        .orElseGet(() -> hexadecimal(cursor.octets()));
  }

  private String text(AttributeKey<?> key, Object value) {
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    if (value instanceof byte[] octets) {
      return hexadecimal(octets);
    }
    if (value instanceof Long count) {
      return valueName(key, count)
          .orElseGet(() -> key.codec() == ValueCodec.INTEGER64
              ? Long.toUnsignedString(count)
              : Long.toString(count));
    }
    // Whatever a stranger typed must not start a new line or move the cursor of a terminal.
    return CONTROL.matcher(value.toString()).replaceAll("?");
  }

  private static String hexadecimal(byte[] octets) {
    return "0x" + HexFormat.of().formatHex(octets);
  }

  private static long number(int vendor, int type) {
    return ((long) vendor << 32) | (type & 0xffff_ffffL);
  }

  private static AttributeKey<?> read(Field constant) {
    try {
      return (AttributeKey<?>) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(constant + " is not public", e);
    }
  }

  /** Gathers entries; a later one wins. */
  static final class Builder {
    private final Map<Long, AttributeKey<?>> byNumber = new HashMap<>();
    private final Map<String, AttributeKey<?>> byName = new HashMap<>();
    private final Map<Long, Map<Long, String>> valueNames = new HashMap<>();
    private final Set<Long> secrets = new HashSet<>();

    void add(AttributeKey<?> key, boolean secret) {
      long number = number(key.vendor(), key.type());
      byNumber.put(number, key);
      byName.put(key.name(), key);
      if (secret) {
        secrets.add(number);
      }
    }

    /** Names a value; false if no attribute has the name. */
    boolean value(String attribute, String name, long value) {
      AttributeKey<?> key = byName.get(attribute);
      if (key != null) {
        valueNames
            .computeIfAbsent(number(key.vendor(), key.type()), any -> new HashMap<>())
            .put(value, name);
      }
      return key != null;
    }

    void addAll(Dictionary other) {
      byNumber.putAll(other.byNumber);
      byName.putAll(other.byName);
      secrets.addAll(other.secrets);
      other.valueNames.forEach((number, names) ->
          valueNames.computeIfAbsent(number, any -> new HashMap<>()).putAll(names));
    }

    Dictionary build() {
      return new Dictionary(byNumber, byName, valueNames, secrets);
    }
  }
}
