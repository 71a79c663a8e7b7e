package io.dotmac.sub.server.api.network.plant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values of formats that know text only. */
final class Told {
  /** What begins with a nought too many is a name, such as a code. */
  private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,14})(?:\\.\\d{1,9})?");

  private Told() {}

  /** Puts what it reads as: a number, yes or no, else the text; an empty one says nothing. */
  static void put(ObjectNode properties, String name, String text) {
    if (NUMBER.matcher(text).matches()) {
      properties.put(name, new BigDecimal(text));
    } else if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      properties.put(name, Boolean.parseBoolean(text));
    } else if (!text.isEmpty()) {
      properties.put(name, text);
    }
  }
}
