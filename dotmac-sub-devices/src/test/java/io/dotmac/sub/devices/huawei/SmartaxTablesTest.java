package io.dotmac.sub.devices.huawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.testing.Recordings;
import io.dotmac.sub.devices.testing.Recordings.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against outputs of real devices and rows that others read from them. */
class SmartaxTablesTest {
  /** Where the others' name of a value is not the device's label. */
  private static final Map<String, String> LABELS = Map.ofEntries(
      Map.entry("srvportindex", "serviceportindex"),
      Map.entry("macaddress", "mac"),
      Map.entry("ontequipmentserialnumber", "ontequipmentsn"),
      Map.entry("serialnumber", "ontsn"),
      Map.entry("ontfsp", "fsp"),
      Map.entry("numberoftconts", "numberoftconts"),
      Map.entry("typeofflowcontrol", "thetypeofflowcontrol"),
      Map.entry("voipsignalingprotocol", "voipsignallingprotocol"),
      Map.entry("distancem", "ontdistancem"),
      Map.entry("lastdistancem", "ontlastdistancem"),
      Map.entry("ontrtt", "ontrtttq"),
      Map.entry("serviceprofilemulticastmode", "multicastmode2"),
      Map.entry("serviceprofilemulticastforwardmode", "multicastforwardmode"),
      Map.entry("serviceprofilemulticastforwardvlan", "multicastforwardvlan"),
      Map.entry("channelnumber", "channelnum"),
      Map.entry("oltversion", "version"),
      Map.entry("alarmpolicyprofileid", "alarmpolicyprofileid"));

  /** A list, which is no value of a row; and a value that the others took from another table. */
  private static final Set<String> NOT_READ = Set.of("tcont", "numbermaxadaptiveeth");

  @BeforeEach
  void recordingsAreThere() {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
  }

  @Test
  void everyRowOfEveryRecordingIsReadAsOthersReadIt() {
    List<String> differences = new ArrayList<>();
    for (Recording recording : Recordings.of("huawei_smartax")) {
      List<Row> rows = SmartaxTables.read(recording.command(), recording.text())
          .orElseThrow(() -> new AssertionError("not read: " + recording));
      if (rows.size() != recording.rows().size()) {
        differences.add(
            recording + ": " + rows.size() + " rows, not " + recording.rows().size());
        continue;
      }
      for (int i = 0; i < rows.size(); i++) {
        compare(recording + " row " + i, rows.get(i), recording.rows().get(i), differences);
      }
    }

    assertThat(differences).isEmpty();
    assertThat(Recordings.of("huawei_smartax")).hasSizeGreaterThan(25);
  }

  private static void compare(String where, Row row, JsonNode right, List<String> differences) {
    right.properties().forEach(value -> {
      String name = squeezed(value.getKey());
      String wanted = undashed(value.getValue().asText());
      String label = LABELS.getOrDefault(name, name);
      String read = row.values().entrySet().stream()
          .filter(each -> squeezed(each.getKey()).equals(name))
          .findFirst()
          .or(() -> row.values().entrySet().stream()
              .filter(each -> squeezed(each.getKey()).equals(label)
                  || squeezed(each.getKey()).equals("sn") && name.equals("serialnumber"))
              .findFirst())
          .map(Map.Entry::getValue)
          .orElse("");
      if (!NOT_READ.contains(name) && !undashed(read).equals(wanted)) {
        differences.add(
            where + ": " + value.getKey() + " is \"" + read + "\", not \"" + wanted + "\"");
      }
    });
  }

  private static String undashed(String text) {
    return text.matches("-+") ? "" : text.strip();
  }

  private static String squeezed(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  @Test
  void noTruncationOfAnyRecordingThrowsUnderAnyReader() {
    List<Recording> all = Recordings.of("huawei_smartax");
    int read = 0;
    for (Recording recording : all) {
      int step = Math.max(1, recording.text().length() / 120);
      for (int cut = 0; cut < recording.text().length(); cut += step) {
        read += SmartaxTables.read(recording.command(), recording.text().substring(0, cut))
            .orElseThrow()
            .size();
      }
      for (Recording other : all) {
        read +=
            SmartaxTables.read(other.command(), recording.text()).orElseThrow().size();
      }
    }

    assertThat(read).isPositive();
  }
}
