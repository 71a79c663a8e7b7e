package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.radius.attribute.Dictionary;
import io.dotmac.sub.radius.packet.AttributeCursor;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.AttributeSource;
import io.dotmac.sub.radius.packet.Tagged;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Attributes of a reply as FreeRADIUS reads them from its tables. */
final class AttributeText {
  private AttributeText() {}

  /**
   * One item for each attribute, in order. The first of a name has the operator {@code first},
   * those after it are added to it.
   */
  static List<Item> of(AttributeSource source, String first) {
    List<Item> items = new ArrayList<>();
    Set<String> names = new HashSet<>();
    AttributeCursor cursor = source.attributes();
    while (cursor.next()) {
      Optional<AttributeKey<?>> key = Dictionary.STANDARD.find(cursor.vendor(), cursor.type());
      if (key.isPresent()) {
        Object value = cursor.value(key.get()).map(Object.class::cast).orElse(cursor.octets());
        String name = name(key.get(), value);
        Item item = new Item(name, names.add(name) ? first : "+=", text(value));
        if (items.stream().noneMatch(item::sameAs)) {
          items.add(item);
        }
      }
    }
    return items;
  }

  private static String name(AttributeKey<?> key, Object value) {
    return value instanceof Tagged<?> tagged && tagged.tag() > 0
        ? key.name() + ":" + tagged.tag()
        : key.name();
  }

  private static String text(Object value) {
    if (value instanceof Tagged<?> tagged) {
      return text(tagged.value());
    }
    if (value instanceof InetAddress address) {
      return address.getHostAddress();
    }
    if (value instanceof byte[] octets) {
      return "0x" + HexFormat.of().formatHex(octets);
    }
    // A name would have to be the one of FreeRADIUS' own dictionary; a number is always right.
    return value.toString();
  }
}
