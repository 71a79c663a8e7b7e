package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.olt.OntRef;
import java.util.List;
import java.util.Optional;

/**
 * A line of an ONT's configuration: what there is once of it, and its value.
 *
 * @param key its words up to the value
 * @param value the words of the value; may be empty
 * @param absent the command that makes it as it is without the line
 */
record OntLine(String key, String value, String absent) {
  private static String place(OntRef ont) {
    return ont.port().port() + " " + ont.ont();
  }

  static OntLine nativeVlan(OntRef ont, int port, int vlan) {
    String key = "ont port native-vlan " + place(ont) + " eth " + port;
    // There is always one: the VLAN 1, of which the device does not speak.
    return new OntLine(key, "vlan " + vlan, key + " vlan 1");
  }

  static OntLine address(OntRef ont, int vlan) {
    return new OntLine(
        "ont ipconfig " + place(ont) + " ip-index 0",
        "dhcp vlan " + vlan + " priority 2",
        "undo ont ipconfig " + place(ont) + " ip-index 0");
  }

  static OntLine server(OntRef ont, int profile) {
    return new OntLine(
        "ont tr069-server-config " + place(ont),
        "profile-id " + profile,
        "undo ont tr069-server-config " + place(ont));
  }

  static OntLine internet(OntRef ont) {
    return new OntLine(
        "ont internet-config " + place(ont) + " ip-index 0",
        "",
        "undo ont internet-config " + place(ont) + " ip-index 0");
  }

  static OntLine wan(OntRef ont, int profile) {
    return new OntLine(
        "ont wan-config " + place(ont) + " ip-index 0",
        "profile-id " + profile,
        "undo ont wan-config " + place(ont) + " ip-index 0");
  }

  String text() {
    return (key + " " + value).strip();
  }

  /** The line that is there now in the place of this one. */
  Optional<String> present(List<String> lines) {
    return lines.stream().filter(line -> (line + " ").startsWith(key + " ")).findFirst();
  }

  /** Whether it is there; the device prints words that were not entered at its end. */
  boolean isIn(List<String> lines) {
    return present(lines)
        .map(line -> (line + " ").startsWith(text() + " "))
        .orElse(text().equals(absent));
  }
}
