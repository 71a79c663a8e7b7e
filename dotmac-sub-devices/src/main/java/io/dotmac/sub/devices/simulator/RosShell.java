package io.dotmac.sub.devices.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shell of a simulated router, with the quoting rules of the real one. */
final class RosShell implements CliShell {
  private static final Pattern COMMAND =
      Pattern.compile("/(?<menu>[a-z -]+?) (?<verb>print|add|set|remove)(?: detail without-paging)?"
          + "(?: \\[find(?<find>.*?)\\](?= |$))?(?: where)?(?<values>(?: .*)?)");
  private static final Pattern PLACE =
      Pattern.compile(" place-before=\\[:pick \\[find\\] (\\d{1,6})\\]");
  private static final Pattern PAIR =
      Pattern.compile(" ([a-z-]+)=\"((?:[^\"\\\\$?\\x00-\\x1f]|\\\\[0-9A-F]{2})*)\"");

  private final SimulatedRouteros router;
  private boolean ended;

  RosShell(SimulatedRouteros router) {
    this.router = router;
  }

  @Override
  public String greeting() {
    return "\r\n\r\n  MikroTik RouterOS 7.16 (c) 1999-2024       https://www.mikrotik.com/\r\n\r\n"
        + prompt();
  }

  private String prompt() {
    return "[admin@" + router.identity + "] > ";
  }

  @Override
  public String line(String line) {
    if (line.isBlank()) {
      return prompt();
    }
    router.heard(line);
    ended = line.equals("/quit");
    try {
      return run(line) + prompt();
    } catch (SimulatedRouteros.Refused e) {
      return e.reason() + "\r\n" + prompt();
    }
  }

  private String run(String line) throws SimulatedRouteros.Refused {
    if (line.equals("/system resource print")) {
      StringBuilder out = new StringBuilder();
      SimulatedRouteros.resource()
          .forEach((name, value) -> out.append(String.format("%25s: %s\r\n", name, value)));
      return out.toString();
    }
    if (line.equals("/export show-sensitive")) {
      return export();
    }
    Matcher place = PLACE.matcher(line);
    Matcher command = COMMAND.matcher(place.replaceFirst(""));
    if (!command.matches()) {
      throw new SimulatedRouteros.Refused(
          "bad command name " + line.split(" ")[0] + " (line 1 column 1)");
    }
    String menu = command.group("menu").replace(' ', '/');
    Map<String, String> values = pairs(command.group("values"));
    Map<String, String> find =
        command.group("find") == null ? Map.of() : pairs(command.group("find"));
    switch (command.group("verb")) {
      case "print" -> {
        return print(router.print(menu, values));
      }
      case "add" -> {
        if (place.reset().find()) {
          values.put("place-before", at(menu, Integer.parseInt(place.group(1))));
        }
        router.add(menu, values);
      }
      case "set" -> {
        for (Map<String, String> item : router.print(menu, find)) {
          router.set(menu, item.getOrDefault(".id", ""), values);
        }
      }
      default -> {
        for (Map<String, String> item : router.print(menu, find)) {
          router.remove(menu, item.getOrDefault(".id", ""));
        }
      }
    }
    return "";
  }

  private String at(String menu, int place) throws SimulatedRouteros.Refused {
    List<Map<String, String>> items = router.print(menu, Map.of());
    if (place >= items.size()) {
      throw new SimulatedRouteros.Refused("no such item");
    }
    return items.get(place).getOrDefault(".id", "");
  }

  private String export() {
    StringBuilder out = new StringBuilder("# 2026-01-02 03:04:05 by RouterOS 7.16\r\n#\r\n");
    for (String menu :
        List.of("ppp/secret", "ip/firewall/address-list", "ip/firewall/filter", "queue/simple")) {
      out.append('/').append(menu.replace('/', ' ')).append("\r\n");
      router.items(menu).forEach(item -> {
        out.append("add");
        item.forEach((name, value) ->
            out.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
        out.append("\r\n");
      });
    }
    return out.toString();
  }

  private static Map<String, String> pairs(String text) throws SimulatedRouteros.Refused {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher pair = PAIR.matcher(text);
    int end = 0;
    while (pair.find() && pair.start() == end) {
      values.put(pair.group(1), plain(pair.group(2)));
      end = pair.end();
    }
    if (end != text.length()) {
      throw new SimulatedRouteros.Refused("syntax error (line 1 column " + end + ")");
    }
    return values;
  }

  private static String plain(String quoted) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < quoted.length(); i++) {
      if (quoted.charAt(i) == '\\') {
        out.write(Integer.parseInt(quoted.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        out.writeBytes(quoted.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String print(List<Map<String, String>> items) {
    StringBuilder out = new StringBuilder("Flags: X - disabled, R - running \r\n");
    int number = 0;
    for (Map<String, String> item : items) {
      out.append(String.format(
          "%2d %s%s%s ",
          number++,
          "true".equals(item.get("dynamic")) ? "D" : " ",
          "true".equals(item.get("disabled")) ? "X" : " ",
          "true".equals(item.get("running")) ? "R" : " "));
      String comment = item.getOrDefault("comment", "");
      if (!comment.isEmpty()) {
        out.append(";;; ").append(comment).append("\r\n      ");
      }
      item.forEach((name, value) -> {
        if (!List.of(".id", "disabled", "dynamic", "running", "comment").contains(name)) {
          out.append(name).append("=\"").append(escaped(value)).append("\" ");
        }
      });
      out.append("\r\n\r\n");
    }
    return out.toString();
  }

  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("$", "\\$")
        .replace("?", "\\?")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  @Override
  public boolean ended() {
    return ended;
  }
}
