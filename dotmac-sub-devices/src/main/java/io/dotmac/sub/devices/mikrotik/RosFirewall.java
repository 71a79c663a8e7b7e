package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.nas.FirewallRule;
import io.dotmac.sub.devices.nas.SuspensionFirewall;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The filter rules that this software keeps, wanted before all others and in their order, or not at
 * all. They are known by their comments; rules of anybody else are neither changed nor moved.
 *
 * @param operation for people
 * @param wanted the rules, in order; none when they are to go
 * @param wire how commands are written down
 */
record RosFirewall(String operation, List<Map<String, String>> wanted, RosWire wire)
    implements Change<RosConnection, List<Row>> {
  private static final String MARK = "dotmac suspended ";
  private static final Set<String> NO_CONDITION = Set.of(
      ".id",
      "number",
      "flags",
      "bytes",
      "packets",
      "dynamic",
      "invalid",
      "running",
      "log",
      "log-prefix");

  /** What keeps suspended customers where they may be. */
  static List<Map<String, String>> rules(SuspensionFirewall lists) {
    return List.of(
        rule("1 names by UDP", "accept", lists, Map.of("protocol", "udp", "dst-port", "53")),
        rule("2 names by TCP", "accept", lists, Map.of("protocol", "tcp", "dst-port", "53")),
        rule("3 allowed", "accept", lists, Map.of("dst-address-list", lists.allowed())),
        rule("4 nothing else", "drop", lists, Map.of()));
  }

  private static Map<String, String> rule(
      String name, String action, SuspensionFirewall lists, Map<String, String> more) {
    Map<String, String> rule = new LinkedHashMap<>();
    rule.put("chain", "forward");
    rule.put("action", action);
    rule.put("src-address-list", lists.suspended());
    for (String condition : List.of("protocol", "dst-port", "dst-address-list")) {
      if (more.containsKey(condition)) {
        rule.put(condition, more.get(condition));
      }
    }
    rule.put("comment", MARK + name);
    rule.put("disabled", "no");
    return rule;
  }

  static FirewallRule read(Row row) {
    Map<String, String> matches = settable(row);
    matches.keySet().removeAll(Set.of("chain", "action", "comment", "disabled"));
    return new FirewallRule(
        row.text("chain"),
        row.text("action"),
        row.text("comment"),
        RosMenu.same("disabled", row.text("disabled"), "yes"),
        matches);
  }

  @Override
  public List<Row> read(RosConnection connection) {
    return connection.print(RosMenu.FILTERS, Map.of());
  }

  @Override
  public void send(RosConnection connection, Request request) {
    if (!(request instanceof RosCommand command)) {
      throw new IllegalArgumentException("no command of a router: " + request.shown());
    }
    connection.run(command);
  }

  /** Rules that are not as wanted go, the last first, and all come again in their order. */
  @Override
  public List<Step> steps(List<Row> rows) {
    unambiguous(rows);
    if (isSo(rows)) {
      return List.of();
    }
    List<Step> steps = new ArrayList<>();
    for (int i = rows.size() - 1; i >= 0; i--) {
      Row row = rows.get(i);
      if (isOurs(row)) {
        steps.add(Step.of(
            new RosCommand(
                RosCommand.Verb.REMOVE,
                RosMenu.FILTERS,
                key(row.text("comment")),
                row.text(".id"),
                Map.of(),
                wire),
            add(settable(row), place(rows, i))));
      }
    }
    List<Row> others = rows.stream().filter(row -> !isOurs(row)).toList();
    int first = 0;
    while (first < others.size() && isDynamic(others.get(first))) {
      first++;
    }
    for (int i = 0; i < wanted.size(); i++) {
      Map<String, String> rule = wanted.get(i);
      Optional<String> before = first < others.size()
          ? Optional.of(
              wire == RosWire.CLI
                  ? String.valueOf(first + i)
                  : others.get(first).text(".id"))
          : Optional.empty();
      steps.add(Step.of(
          add(rule, before),
          new RosCommand(
              RosCommand.Verb.REMOVE,
              RosMenu.FILTERS,
              key(rule.getOrDefault("comment", "")),
              "",
              Map.of(),
              wire)));
    }
    return steps;
  }

  /** The rule that follows and is not ours: those of ours which follow are gone by then. */
  private Optional<String> place(List<Row> rows, int at) {
    for (int i = at + 1; i < rows.size(); i++) {
      if (!isOurs(rows.get(i))) {
        return Optional.of(
            wire == RosWire.CLI ? String.valueOf(at) : rows.get(i).text(".id"));
      }
    }
    return Optional.empty();
  }

  private RosCommand add(Map<String, String> rule, Optional<String> before) {
    Map<String, String> values = new LinkedHashMap<>(rule);
    before.ifPresent(place -> values.put(RosMenu.PLACE, place));
    return new RosCommand(RosCommand.Verb.ADD, RosMenu.FILTERS, Map.of(), "", values, wire);
  }

  private static Map<String, String> key(String comment) {
    return Map.of("comment", comment);
  }

  private static boolean isOurs(Row row) {
    return row.text("comment").startsWith(MARK);
  }

  private static boolean isDynamic(Row row) {
    return row.text("dynamic").matches("yes|true");
  }

  /** Two of one name could not be told apart by their name. */
  private static void unambiguous(List<Row> rows) {
    Set<String> names = new HashSet<>();
    for (Row row : rows) {
      if (isOurs(row) && !names.add(row.text("comment"))) {
        throw new DeviceException(new DeviceError.Conflict(
            "the rule \"" + row.text("comment") + "\"", "it stands more than once in the filter"));
      }
    }
  }

  /** All that makes a rule what it is. */
  private static Map<String, String> settable(Row row) {
    Map<String, String> values = new LinkedHashMap<>(row.values());
    values.keySet().removeAll(NO_CONDITION);
    values.values().removeIf(String::isEmpty);
    values.replaceAll((name, value) ->
        name.equals("disabled") ? RosMenu.same(name, value, "yes") ? "yes" : "no" : value);
    return values;
  }

  private boolean isSo(List<Row> rows) {
    List<Row> fixed = rows.stream().filter(row -> !isDynamic(row)).toList();
    List<Map<String, String>> ours =
        fixed.stream().filter(RosFirewall::isOurs).map(RosFirewall::settable).toList();
    return ours.equals(wanted) && fixed.stream().limit(wanted.size()).allMatch(RosFirewall::isOurs);
  }

  @Override
  public boolean reached(List<Row> before, List<Row> after) {
    return isSo(after);
  }

  @Override
  public List<String> leftovers(List<Row> before, List<Row> after) {
    List<String> was = sentences(before);
    List<String> is = sentences(after);
    if (is.equals(was)) {
      return List.of();
    }
    List<String> differences = new ArrayList<>();
    is.stream()
        .filter(each -> !was.contains(each))
        .forEach(each -> differences.add("new: " + each));
    was.stream()
        .filter(each -> !is.contains(each))
        .forEach(each -> differences.add("gone: " + each));
    return differences.isEmpty() ? List.of("the rules stand in another order") : differences;
  }

  private static List<String> sentences(List<Row> rows) {
    return rows.stream()
        .filter(row -> !isDynamic(row))
        .map(row -> "/" + RosMenu.FILTERS + " " + settable(row))
        .toList();
  }
}
