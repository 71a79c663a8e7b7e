package io.dotmac.sub.devices.mikrotik;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The menus this driver uses, and what is the same when it is written in another way. */
final class RosMenu {
  static final String SECRETS = "ppp/secret";
  static final String ACTIVE = "ppp/active";
  static final String LISTS = "ip/firewall/address-list";
  static final String FILTERS = "ip/firewall/filter";
  static final String QUEUES = "queue/simple";
  static final String INTERFACES = "interface";
  static final String RESOURCE = "system/resource";

  /** Where a new item goes: before which other one. */
  static final String PLACE = "place-before";

  private static final Pattern RATE = Pattern.compile("(\\d{1,12})([kMG]?)");

  private RosMenu() {}

  static boolean isSecret(String name) {
    return name.equals("password");
  }

  /** Whether two writings of a value mean the same to the device. */
  static boolean same(String name, String one, String other) {
    return canonical(name, one).equals(canonical(name, other));
  }

  private static String canonical(String name, String value) {
    return switch (name) {
      case "disabled" -> value.equals("yes") || value.equals("true") ? "yes" : "no";
      case "max-limit" -> {
        String[] both = value.split("/", -1);
        yield both.length == 2 ? bits(both[0]) + "/" + bits(both[1]) : value;
      }
      case "target", "address" ->
        value.endsWith("/32") && value.indexOf(':') < 0
            ? value.substring(0, value.length() - 3)
            : value;
      default -> value;
    };
  }

  private static String bits(String rate) {
    Matcher form = RATE.matcher(rate);
    if (!form.matches()) {
      return rate;
    }
    long number = Long.parseLong(form.group(1));
    return String.valueOf(
        switch (form.group(2)) {
          case "k" -> number * 1_000;
          case "M" -> number * 1_000_000;
          case "G" -> number * 1_000_000_000;
          default -> number;
        });
  }
}
