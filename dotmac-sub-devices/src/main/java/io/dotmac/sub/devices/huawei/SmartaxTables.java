package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.parse.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a SmartAX prints, as rows. A row that does not look as it should is left out; nothing
 * throws, whatever the text. Which command is read how is one table, {@link #reading}.
 */
final class SmartaxTables {
  private static final String FSP = "(?<fsp>\\d+ ?/ ?\\d+ ?/ ?\\d+)";
  private static final String WHEN =
      "(?:-|\\d{1,4}[-/]\\d{1,2}[-/]\\d{1,4} \\d\\d:\\d\\d:\\d\\d(?:[+-]\\d\\d:\\d\\d)?)";

  private static final Pattern BOARD =
      Pattern.compile("\\s+(?<slotId>\\d+)(?:\\s+(?<boardname>\\S+)\\s+(?<status>[A-Za-z_]+)"
          + "(?:\\s+(?<subtype0>(?!Offline|Online)\\S+))?"
          + "(?:\\s+(?<subtype1>(?!Offline|Online)\\S+))?"
          + "(?:\\s+(?<onlineOffline>Offline|Online))?)?\\s*");
  private static final Pattern BOARD_SERIAL = Pattern.compile(
      "\\s+(?<slotId>\\d+)(?:\\s+(?<boardName>\\S+)\\s+(?<serialNumber>\\S+))?\\s*");
  private static final Pattern LEARNED =
      Pattern.compile("\\s+(?<servicePortIndex>\\d+|-)\\s+(?<bundleIndex>\\d+|-)\\s+(?<type>\\w+)"
          + "\\s+(?<mac>[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4})\\s+(?<macType>\\w+)\\s+"
          + FSP + "\\s+(?<ontId>\\d+|-)\\s+(?<gemIndex>\\d+|-)\\s+(?<vlanId>\\d+|-)\\s*");
  private static final Pattern ONT_MAC = Pattern.compile(
      "\\s*" + FSP + "\\s+(?<ontId>\\d+)\\s+(?<ontPortType>\\w+)\\s+(?<ontPortId>\\d+|-)"
          + "\\s+(?<mac>[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4})\\s+(?<vlanId>\\d+|-)\\s*");
  private static final Pattern PROFILE = Pattern.compile(
      "\\s+(?<profileId>\\d+)\\s+(?<profileName>\\S.*?)\\s+(?<bindingTimes>\\d+)\\s*");
  private static final Pattern ONT =
      Pattern.compile("\\s*" + FSP + "\\s+(?<ontId>\\d+)\\s+(?<serialNumber>[0-9A-Za-z-]{8,24})"
          + "\\s+(?<controlFlag>\\S+)\\s+(?<runState>\\S+)\\s+(?<configState>\\S+)"
          + "\\s+(?<matchState>\\S+)(?:\\s+(?<protectSide>\\S+))?\\s*");
  private static final Pattern DESCRIPTION =
      Pattern.compile("\\s*" + FSP + "\\s+(?<ontId>\\d+)(?:\\s+(?<description>\\S.*?))?\\s*");
  private static final Pattern SUMMARY_PORT =
      Pattern.compile("\\s*In port (?<port>\\d+ ?/ ?\\d+ ?/ ?\\d+) ?, the total.*");
  private static final Pattern SUMMARY_RUN =
      Pattern.compile("\\s+(?<ontId>\\d+)\\s+(?<runState>online|offline|-)\\s+(?<lastUptime>" + WHEN
          + ")\\s+(?<lastDowntime>" + WHEN + ")(?:\\s+(?<lastDowncause>\\S.*?))?\\s*");
  private static final Pattern SUMMARY_OPTICS = Pattern.compile(
      "\\s+(?<ontId>\\d+)\\s+(?<serialNumber>[0-9A-Za-z]{16})\\s+(?<ontModelType>\\S+)"
          + "\\s+(?<distanceM>-|\\d+)\\s+(?<rxPowerDbm>-?[0-9.]*)/(?<txPowerDbm>-?[0-9.]*)"
          + "(?:\\s+(?<description>\\S.*?))?\\s*");
  private static final Pattern OPTICS = Pattern.compile(
      "\\s+(?<ontId>\\d+)\\s+(?<rxPower>\\S+)\\s+(?<txPower>\\S+)\\s+(?<oltRxOnt>\\S+)"
          + "\\s+(?<temperature>\\S+)\\s+(?<voltage>\\S+)\\s+(?<current>\\S+)"
          + "(?:\\s+(?<distance>\\S+))?\\s*");
  private static final Pattern ETHERNET = Pattern.compile(
      "\\s+(?<ontId>\\d+)\\s+(?<ontPortId>\\d+)\\s+(?<ontPortType>\\w+)\\s+(?<speedMbps>\\S+)"
          + "\\s+(?<duplex>\\S+)\\s+(?<linkState>\\S+)(?:\\s+(?<ringStatus>\\S+))?\\s*");
  private static final Pattern PORT_VLAN = Pattern.compile(
      "\\s+(?<cVlan>\\d+|-)\\s+(?<cPri>\\S+)\\s+(?<ethType>\\S+)\\s+(?<vlanType>\\S+)"
          + "\\s+(?<portType>[A-Z]+)\\s+(?<portId>\\d+|-)\\s+(?<sVlan>\\d+|-)\\s+(?<sPri>\\S+)"
          + "\\s+(?<sPriPolicy>\\S+)\\s*");
  private static final Pattern VERSIONS =
      Pattern.compile("\\s+(?<accessType>\\w+)\\s+(?<vendorId>\\S+)\\s+(?<ontModel>\\S+)"
          + "\\s+(?<softwareVersion>\\S+)\\s+(?<online>\\d+)\\s+(?<offline>\\d+)\\s*");
  private static final Pattern FLOW = Pattern.compile(
      "\\s+(?<index>\\d+)\\s+(?<vlanId>\\d+)\\s+(?<vlanAttr>\\S+)\\s+(?<portType>\\S+)\\s+" + FSP
          + "\\s+(?<ontId>\\d+|-)\\s+(?<gemIndex>\\d+|-)\\s+(?<flowType>\\S+)"
          + "\\s+(?<vlanAccess>\\S+)\\s+(?<rx>\\S+)\\s+(?<tx>\\S+)\\s+(?<state>\\w+)\\s*");
  private static final Pattern UPTIME = Pattern.compile(
      "\\s*System up time: (?<day>\\d+) day (?<hour>\\d+) hour (?<minute>\\d+) minute"
          + " (?<second>\\d+) second\\s*");
  private static final Pattern TEMPERATURE =
      Pattern.compile("\\s*SlotID:\\s*(?<slotid>\\d+)\\s+BoardName: (?<boardname>\\S+)"
          + "\\s+Temperature:\\s*(?<temperatureC>-?\\d+)C\\(\\s*(?<temperatureD>-?\\d+)F\\)\\s*");
  private static final Pattern MAINBOARD =
      Pattern.compile("\\s*(\\w+) Mainboard Running Area Information:\\s*");
  private static final Pattern ADDED = Pattern.compile(
      "(?s).*Number of ONTs that can be added: (?<onts>\\d+), success: (?<success>\\d+)\\s*"
          + "PortID\\s*:\\s*(?<portId>\\d+), ONTID\\s*:\\s*(?<ontId>\\d+).*");
  private static final Pattern PORT_COUNT =
      Pattern.compile("\\s+(?<type>POTS|ETH|VDSL|TDM|MOCA|CATV)\\s+(?<number>\\d+)\\s*");

  private static final Map<Pattern, Function<String, List<Row>>> READING = reading();

  private SmartaxTables() {}

  /** The rows in the answer to a command; empty when this command is not read. */
  static Optional<List<Row>> read(String command, String text) {
    return READING.entrySet().stream()
        .filter(each -> each.getKey().matcher(command).lookingAt())
        .findFirst()
        .map(each -> each.getValue().apply(text));
  }

  /** The first that matches counts. */
  private static Map<Pattern, Function<String, List<Row>>> reading() {
    Map<String, Function<String, List<Row>>> all = new LinkedHashMap<>();
    all.put("display board serial-number", lines(BOARD_SERIAL));
    all.put("display board", lines(BOARD));
    all.put("display location", lines(LEARNED));
    all.put("display mac-address ont", lines(ONT_MAC));
    all.put("display mac-address", lines(LEARNED));
    all.put("display ont-lineprofile|display ont-srvprofile", lines(PROFILE));
    all.put("display ont autofind", text -> Rows.records(text, "number"));
    all.put("display ont capability", text -> Rows.records(text, "f_s_p"));
    all.put("display ont info summary", SmartaxTables::summaries);
    all.put("display ont info by-sn", SmartaxTables::details);
    all.put("display ont info", SmartaxTables::onts);
    all.put("display ont optical-info", lines(OPTICS));
    all.put("display ont port state", lines(ETHERNET));
    all.put("display ont port vlan", lines(PORT_VLAN));
    all.put("display ont version summary", lines(VERSIONS));
    all.put("display ont wan-info", text -> Rows.records(text, "index"));
    all.put("display ont wlan-status", SmartaxTables::wireless);
    all.put("display port info", text -> Rows.spacedRecords(text, "f_s_p"));
    all.put("display service-port", lines(FLOW));
    all.put("display sysuptime", lines(UPTIME));
    all.put("display temperature", lines(TEMPERATURE));
    all.put("display version", SmartaxTables::mainboards);
    all.put("ont add|ont confirm", text -> whole(text, ADDED));
    Map<Pattern, Function<String, List<Row>>> compiled = new LinkedHashMap<>();
    all.forEach((command, reader) -> compiled.put(Pattern.compile(command), reader));
    return compiled;
  }

  private static Function<String, List<Row>> lines(Pattern line) {
    return text -> Rows.matching(text, line);
  }

  private static List<Row> whole(String text, Pattern pattern) {
    return Rows.matching(text.replaceAll("\\R", " "), pattern);
  }

  /** One ONT in full, or the list of a port, whichever it is. */
  static List<Row> onts(String text) {
    List<Row> list = list(text);
    return list.isEmpty() ? details(text) : list;
  }

  /** The list of a port: states in one table, descriptions in another. */
  private static List<Row> list(String text) {
    Map<String, Row> described = new LinkedHashMap<>();
    for (Row row : Rows.matching(text, DESCRIPTION)) {
      described.put(row.text("fsp") + " " + row.text("ontId"), row);
    }
    return Rows.matching(text, ONT).stream()
        .map(row -> Optional.ofNullable(described.get(row.text("fsp") + " " + row.text("ontId")))
            .map(more -> withDescription(row, more))
            .orElse(row))
        .toList();
  }

  /** A row of states looks like a description too; it is none. */
  private static Row withDescription(Row row, Row more) {
    return more.text("description").startsWith(row.text("serialNumber")) ? row : row.with(more);
  }

  private static List<Row> details(String text) {
    Map<String, String> counts = new LinkedHashMap<>();
    for (Row row : Rows.matching(text, PORT_COUNT)) {
      counts.putIfAbsent("number" + row.text("type").toLowerCase(Locale.ROOT), row.text("number"));
    }
    return Rows.records(text, "f_s_p").stream()
        .map(row -> row.with(new Row(counts)))
        .toList();
  }

  private static List<Row> summaries(String text) {
    List<Row> rows = new ArrayList<>();
    Map<String, Row> running = new LinkedHashMap<>();
    Row port = new Row(Map.of());
    for (String line : text.lines().toList()) {
      List<Row> begins = Rows.matching(line, SUMMARY_PORT);
      if (!begins.isEmpty()) {
        rows.addAll(running.values());
        running.clear();
        port = begins.get(0);
      }
      for (Row row : Rows.matching(line, SUMMARY_RUN)) {
        running.put(row.text("ontId"), row.with(port));
      }
      for (Row row : Rows.matching(line, SUMMARY_OPTICS)) {
        running.computeIfPresent(row.text("ontId"), (id, run) -> run.with(row));
      }
    }
    rows.addAll(running.values());
    return rows;
  }

  /** Channels, networks and stations are records of three kinds in one answer. */
  private static List<Row> wireless(String text) {
    boolean channels = text.contains("Channel Num");
    if (!channels) {
      return Rows.records(text, "ap_id");
    }
    int others = text.indexOf("Statistics of SSID:");
    String first = others < 0 ? text : text.substring(0, others);
    List<Row> rows = new ArrayList<>(Rows.records(first, "channel_num"));
    if (others >= 0) {
      rows.addAll(Rows.records(text.substring(others), "ap_id"));
    }
    return rows;
  }

  private static List<Row> mainboards(String text) {
    List<Row> rows = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    Optional<Row> head = Optional.empty();
    Optional<String> board = Optional.empty();
    for (String line :
        (text + "\n end Mainboard Running Area Information:").lines().toList()) {
      Matcher begins = MAINBOARD.matcher(line);
      if (begins.matches()) {
        Row values = single(part.toString());
        if (board.isPresent()) {
          rows.add(
              head.orElseThrow().with(values).with(new Row(Map.of("mainboardType", board.get()))));
        } else {
          head = Optional.of(values);
        }
        board = Optional.of(begins.group(1));
        part.setLength(0);
      } else {
        part.append(line).append('\n');
      }
    }
    return rows.isEmpty() && head.isPresent() && !head.get().values().isEmpty()
        ? List.of(head.get())
        : rows;
  }

  private static Row single(String text) {
    List<Row> records = Rows.records("begin : 1\n" + text, "begin");
    Map<String, String> values = new LinkedHashMap<>(records.get(0).values());
    values.remove("begin");
    return new Row(values);
  }
}
