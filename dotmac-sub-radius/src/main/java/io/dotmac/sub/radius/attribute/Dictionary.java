package io.dotmac.sub.radius.attribute;

import io.dotmac.sub.radius.packet.AttributeCursor;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.AttributeSource;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names for the attributes of a packet, for logs and pages that people read. */
public final class Dictionary {
  /** Every attribute this library has a constant for. */
  public static final Dictionary STANDARD =
      of(Attributes.class, Mikrotik.class, Wispr.class, AdslForum.class);

  private static final String MASK = "(hidden)";
  private static final Set<AttributeKey<?>> SECRET = Set.of(
      Attributes.USER_PASSWORD,
      Attributes.CHAP_PASSWORD,
      Attributes.ARAP_PASSWORD,
      Attributes.EAP_MESSAGE);

  private final Map<Long, AttributeKey<?>> byNumber;
  private final Map<String, AttributeKey<?>> byName;

  private Dictionary(Map<Long, AttributeKey<?>> byNumber, Map<String, AttributeKey<?>> byName) {
    this.byNumber = byNumber;
    this.byName = byName;
  }

  /** The dictionary of the {@code AttributeKey} constants of these classes. */
  public static Dictionary of(Class<?>... constants) {
    Map<Long, AttributeKey<?>> byNumber = new HashMap<>();
    Map<String, AttributeKey<?>> byName = new HashMap<>();
    for (Class<?> owner : constants) {
      Arrays.stream(owner.getFields())
          .filter(field -> field.getType() == AttributeKey.class)
          .map(Dictionary::read)
          .forEach(key -> {
            byNumber.put(number(key.vendor(), key.type()), key);
            byName.put(key.name(), key);
          });
    }
    return new Dictionary(Map.copyOf(byNumber), Map.copyOf(byName));
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
    AttributeKey<?> key = byNumber.get(number(cursor.vendor(), cursor.type()));
    if (key == null || key.codec() == ValueCodec.OCTETS) {
      return key != null && SECRET.contains(key) ? MASK : hexadecimal(cursor);
    }
    return cursor.value(key).map(Dictionary::text).orElseGet(() -> hexadecimal(cursor));
  }

  private static String text(Object value) {
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    // Whatever a stranger typed must not start a new line or move the cursor of a terminal.
    return value.toString().replaceAll("\\p{Cntrl}", "?");
  }

  private static String hexadecimal(AttributeCursor cursor) {
    return "0x" + HexFormat.of().formatHex(cursor.octets());
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
}
