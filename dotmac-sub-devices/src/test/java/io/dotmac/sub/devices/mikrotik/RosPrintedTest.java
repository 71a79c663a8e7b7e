package io.dotmac.sub.devices.mikrotik;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.testing.Recordings;
import io.dotmac.sub.devices.testing.Recordings.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against outputs of real routers and rows that others read from them. */
class RosPrintedTest {
  /** The menus that are printed with {@code detail} or {@code terse}. */
  private static final Set<String> READ = Set.of(
      "interface print detail",
      "interface print terse without-paging",
      "interface bonding print detail",
      "interface vlan print detail",
      "interface wireguard print terse without-paging",
      "ip dhcp-server lease print terse without-paging",
      "ip firewall address-list print terse",
      "ip neighbor print detail",
      "ipv6 neighbor print without-paging",
      "routing ospf interface print terse",
      "routing ospf neighbor print");

  @BeforeEach
  void recordingsAreThere() {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
  }

  @Test
  void everyItemOfEveryRecordingHasTheValuesThatOthersRead() {
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Recording recording : Recordings.of("mikrotik_routeros")) {
      if (!READ.contains(recording.command())) {
        continue;
      }
      List<Row> rows = RosPrinted.items(recording.text());
      if (rows.size() != recording.rows().size()) {
        differences.add(
            recording + ": " + rows.size() + " rows, not " + recording.rows().size());
        continue;
      }
      for (int i = 0; i < rows.size(); i++) {
        compared +=
            compare(recording + " row " + i, rows.get(i), recording.rows().get(i), differences);
      }
    }

    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(100);
  }

  /** Values under the router's own names; others cut some into parts, and name the flags. */
  private static int compare(String where, Row row, JsonNode right, List<String> differences) {
    int compared = 0;
    for (var each : right.properties()) {
      String name = each.getKey().replace('_', '-');
      if (each.getValue().isTextual()
          && row.values().containsKey(name)
          && !Set.of("disabled", "dynamic", "running", "flags").contains(name)) {
        compared++;
        String read = row.text(name);
        if (!read.strip().equals(each.getValue().asText().strip())) {
          differences.add(where + ": " + name + " is \"" + read + "\", not \""
              + each.getValue().asText() + "\"");
        }
      }
    }
    return compared;
  }

  @Test
  void noTruncationOfAnyRecordingThrows() {
    int read = 0;
    for (Recording recording : Recordings.of("mikrotik_routeros")) {
      int step = Math.max(1, recording.text().length() / 100);
      for (int cut = 0; cut < recording.text().length(); cut += step) {
        read += RosPrinted.items(recording.text().substring(0, cut)).size();
      }
    }

    assertThat(read).isPositive();
  }
}
