package io.dotmac.sub.devices.backup;

import io.dotmac.sub.devices.device.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a configuration. What looks like a secret is masked, also where a device shows it
 * only in disguise: a hash can be guessed, and a cipher of devices is known to many.
 */
public final class ConfigText {
  private static final String VALUE = "(?:\"(?:[^\"\\\\\r\n]|\\\\.)*+\"|\\S+)";

  /** {@code password=x}, as RouterOS writes it and as JSON does. */
  private static final Pattern ASSIGNED = Pattern.compile(
      "(?i)(\"?[a-z0-9_-]*(?:password|passphrase|passwd|secret|private-key|preshared-key"
          + "|pre-shared-key|auth-key|shared-key)\"?(?:=|\\s*:\\s*))("
          + "\"(?:[^\"\\\\\r\n]|\\\\.)*+\""
          + "|[^\\s\"&,}]+)");

  /** {@code password cipher x}, as line terminals write it. */
  private static final Pattern SAID = Pattern.compile(
      "(?i)(?<![\\w-])((?:password|passwd|passphrase|secret|shared-key|shared-secret|key-string"
          + "|pre-shared-key|auth-key|private-key|authentication-key|md5-key|radius-key"
          + "|loid-password"
          + "|community|cipher|irreversible-cipher|simple-password|privacy-mode\\s+\\S+"
          + "|authentication-mode\\s+(?:md5|sha\\S*))"
          + "(?:[ \\t]+(?:\\d|cipher|irreversible-cipher|simple|encrypted|plain|read|write|ro|rw"
          + "|name))*[ \\t]+)(" + VALUE + ")");

  /** The key of a server for logins stands behind its address. */
  private static final Pattern KEY =
      Pattern.compile("(?i)((?:radius|tacacs)[^\r\n]*?[ \\t]key[ \\t]+(?:\\d[ \\t]+)?)(\\S+)");

  private static final Pattern COMMUNITY = Pattern.compile("(\\bname=)(" + VALUE + ")");

  /** Lines that differ each time they are asked for, and what is left of them. */
  private static final Map<Pattern, String> VOLATILE = Map.of(
      Pattern.compile("^# (?:\\w{3}/\\d\\d/\\d{4}|\\d{4}-\\d\\d-\\d\\d) \\d\\d:\\d\\d:\\d\\d by "),
      "# by ",
      Pattern.compile("(?i)^(?:Building configuration\\.*|Current configuration ?: ?\\d+ bytes.*"
          + "|!? ?(?:last )?configuration (?:last )?(?:change|saved).*|!?time:.*"
          + "|ntp clock-period .*"
          + "|# ?uptime.*)$"),
      "");

  private ConfigText() {}

  /** Masks what looks like a secret in anything that a device says. */
  public static String masked(String said) {
    String text = SAID.matcher(said).replaceAll("$1" + Secrets.MASK);
    text = KEY.matcher(text).replaceAll("$1" + Secrets.MASK);
    return ASSIGNED.matcher(text).replaceAll("$1" + Secrets.MASK);
  }

  /** What {@link #masked} would mask in a command. */
  public static List<String> secretsIn(String command) {
    List<String> secrets = new ArrayList<>();
    for (Pattern pattern : List.of(SAID, KEY, ASSIGNED)) {
      Matcher found = pattern.matcher(command);
      while (found.find()) {
        secrets.add(found.group(2));
      }
    }
    return secrets;
  }

  /**
   * A configuration to be kept, shown and compared: lines end with a newline, those that were
   * broken are whole again, what changes by itself is gone, and secrets are masked.
   */
  public static String kept(String raw) {
    // RouterOS breaks a line with a backslash, and goes on after four blanks.
    String whole = raw.replaceAll("\r+\n?", "\n").replaceAll("\\\\\n {4}", "");
    List<String> lines = new ArrayList<>();
    boolean communities = false;
    for (String line : whole.lines().map(String::stripTrailing).toList()) {
      if (line.startsWith("/")) {
        communities = line.startsWith("/snmp community");
      }
      String rest = steady(line);
      if (!rest.isEmpty() || line.isEmpty()) {
        String shown = masked(rest);
        lines.add(communities ? COMMUNITY.matcher(shown).replaceAll("$1" + Secrets.MASK) : shown);
      }
    }
    return String.join("\n", lines).strip() + "\n";
  }

  private static String steady(String line) {
    String rest = line;
    for (Map.Entry<Pattern, String> each : VOLATILE.entrySet()) {
      Matcher found = each.getKey().matcher(rest);
      rest = found.find() ? found.replaceFirst(each.getValue()) : rest;
    }
    return rest;
  }
}
