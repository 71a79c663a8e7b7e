package io.dotmac.sub.devices.script;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script with places for values, written as in mustache: {@code {{vlan}}}. There are values and
 * nothing else: no sections, no partials, nothing that is not escaped. A value that is missing is
 * an error that names it.
 */
public final class ScriptTemplate {
  private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)\\}\\}");
  private static final Pattern NAME = Pattern.compile("\\s*([a-z][a-z0-9_]{0,40})\\s*");

  private final String body;
  private final SortedSet<String> names = new TreeSet<>();

  private ScriptTemplate(String body) {
    this.body = body;
  }

  /** Reads a template; throws a {@code ScriptException} where it is none. */
  public static ScriptTemplate of(String body) {
    ScriptTemplate template = new ScriptTemplate(body);
    int number = 0;
    for (String line : body.lines().toList()) {
      number++;
      if (!line.strip().startsWith("#")) {
        template.tags(number, line);
      }
    }
    return template;
  }

  private void tags(int number, String line) {
    Matcher tag = TAG.matcher(line);
    int end = 0;
    while (tag.find()) {
      Matcher name = NAME.matcher(tag.group(1));
      if (!name.matches()) {
        throw new ConfigScript.ScriptException(
            number, "{{" + tag.group(1) + "}} is no value: small letters, digits and _ expected");
      } else if (besides(line, tag.start() - 1) || besides(line, tag.end())) {
        // The value brings its own quotes where it needs them.
        throw new ConfigScript.ScriptException(
            number, "{{" + name.group(1) + "}} stands in quotes, but a value is quoted by itself");
      }
      refuseOpen(number, line.substring(end, tag.start()));
      names.add(name.group(1));
      end = tag.end();
    }
    refuseOpen(number, line.substring(end));
  }

  private static boolean besides(String line, int at) {
    return at >= 0 && at < line.length() && "\"'{}\\".indexOf(line.charAt(at)) >= 0;
  }

  private static void refuseOpen(int number, String text) {
    if (text.contains("{{") || text.contains("}}")) {
      throw new ConfigScript.ScriptException(number, "{{ or }} without the other");
    } else if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
      throw new ConfigScript.ScriptException(
          number, "a value stands within quotes, or a quote is open");
    }
  }

  /** The names of its values. */
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(names);
  }

  /**
   * The script with these values, each written as the device takes it. Throws {@code Invalid} for
   * a value that is missing or does not fit, and a {@code ScriptException} where that makes no
   * script.
   */
  public ConfigScript script(String operation, Map<String, String> values, ValueStyle style) {
    StringBuilder text = new StringBuilder();
    for (String line : body.lines().toList()) {
      text.append(line.strip().startsWith("#") ? "" : filled(line, values, style))
          .append('\n');
    }
    return ConfigScript.parse(operation, text.toString());
  }

  private static String filled(String line, Map<String, String> values, ValueStyle style) {
    Matcher tag = TAG.matcher(line);
    // What a check expects is compared with what the device prints, and never sent.
    int arrow = line.strip().startsWith("!") ? line.indexOf("=>") : -1;
    StringBuilder out = new StringBuilder();
    while (tag.find()) {
      String name = tag.group(1).strip();
      String value = values.get(name);
      if (value == null) {
        throw new DeviceException(
            new DeviceError.Invalid(name, "has no value, and the template needs one"));
      }
      boolean compared = arrow >= 0 && tag.start() > arrow && value.chars().allMatch(c -> c >= ' ');
      tag.appendReplacement(
          out, Matcher.quoteReplacement(compared ? value : style.written(name, value)));
    }
    return tag.appendTail(out).toString();
  }
}
