package io.dotmac.sub.devices.mikrotik;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ways to write a command down: pure. */
enum RosWire {
  CLI {
    @Override
    String text(RosCommand command) {
      String verb = command.verb().name().toLowerCase(Locale.ROOT);
      String item =
          command.verb() == RosCommand.Verb.ADD ? "" : " [find" + pairs(command.key()) + "]";
      return "/" + command.menu().replace('/', ' ') + " " + verb + item + pairs(command.values());
    }
  },
  REST {
    @Override
    String text(RosCommand command) {
      String path = " /rest/" + command.menu();
      return switch (command.verb()) {
        case ADD -> "PUT" + path + " " + json(command.values());
        case SET -> "PATCH" + path + "/" + item(command) + " " + json(command.values());
        case REMOVE -> "DELETE" + path + "/" + item(command);
      };
    }
  },
  API {
    @Override
    String text(RosCommand command) {
      return String.join(" ", words(command));
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  abstract String text(RosCommand command);

  /** Name and value, quoted, each after a blank. */
  static String pairs(Map<String, String> values) {
    StringBuilder out = new StringBuilder();
    values.forEach((name, value) -> out.append(' ')
        .append(name)
        .append('=')
        .append(name.equals(RosMenu.PLACE) ? place(value) : RosText.quoted(value)));
    return out.toString();
  }

  /** An item by its place: the numbers that people see are those of what they printed last. */
  private static String place(String number) {
    return "[:pick [find] " + Integer.parseInt(number) + "]";
  }

  static String json(Map<String, String> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }

  static String query(Map<String, String> values) {
    List<String> parts = new ArrayList<>();
    values.forEach((name, value) -> parts.add(
        name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  /** The item's number; what names it while the number is not known. */
  private static String item(RosCommand command) {
    return command.id().isEmpty() ? json(command.key()) : command.id();
  }

  /** A sentence of the binary API: no value can end its word or its sentence. */
  static List<String> words(RosCommand command) {
    List<String> words = new ArrayList<>();
    words.add("/" + command.menu() + "/" + command.verb().name().toLowerCase(Locale.ROOT));
    if (command.verb() != RosCommand.Verb.ADD) {
      words.add("=.id=" + item(command));
    }
    command.values().forEach((name, value) -> words.add("=" + name + "=" + value));
    return words;
  }
}
