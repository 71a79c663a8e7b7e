package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One item of a menu, wanted with some values or not at all.
 *
 * @param operation for people
 * @param menu where it is
 * @param key the values that name it
 * @param wanted the values it must have; empty when it must not be there
 * @param wire how commands are written down
 * @param adds whether it is added where it is not there; else there is nothing to do then
 */
record RosChange(
    String operation,
    String menu,
    Map<String, String> key,
    Optional<Map<String, String>> wanted,
    RosWire wire,
    boolean adds)
    implements Change<RosConnection, List<Row>> {
  RosChange(
      String operation,
      String menu,
      Map<String, String> key,
      Optional<Map<String, String>> wanted,
      RosWire wire) {
    this(operation, menu, key, wanted, wire, true);
  }

  /** The same, of an item that is not added. */
  RosChange ofThoseThere() {
    return new RosChange(operation, menu, key, wanted, wire, false);
  }

  @Override
  public List<Row> read(RosConnection connection) {
    return connection.print(menu, key).stream().filter(this::isNamed).toList();
  }

  /** An old router may ignore a filter that it does not know; the key decides, not its answer. */
  private boolean isNamed(Row row) {
    return key.entrySet().stream()
        .allMatch(each -> RosMenu.same(each.getKey(), row.text(each.getKey()), each.getValue()));
  }

  @Override
  public void send(RosConnection connection, Request request) {
    if (!(request instanceof RosCommand command)) {
      throw new IllegalArgumentException("no command of a router: " + request.shown());
    }
    connection.run(command);
  }

  @Override
  public List<Step> steps(List<Row> rows) {
    if (wanted.isEmpty()) {
      return removal(rows);
    } else if (rows.isEmpty() && !adds) {
      return List.of();
    } else if (rows.isEmpty()) {
      Map<String, String> all = new LinkedHashMap<>(key);
      all.putAll(wanted.get());
      return List.of(Step.of(
          command(RosCommand.Verb.ADD, "", all), command(RosCommand.Verb.REMOVE, "", Map.of())));
    }
    List<Step> steps = new ArrayList<>();
    for (Row row : wire == RosWire.CLI ? rows.subList(0, 1) : rows) {
      Map<String, String> differing = differing(row);
      if (!differing.isEmpty()) {
        Map<String, String> old = new LinkedHashMap<>(differing);
        old.replaceAll((name, value) -> row.text(name));
        old.keySet().retainAll(row.values().keySet());
        Request set = command(RosCommand.Verb.SET, row.text(".id"), differing);
        steps.add(
            old.isEmpty()
                ? Step.of(set)
                : Step.of(set, command(RosCommand.Verb.SET, row.text(".id"), old)));
      }
    }
    return steps;
  }

  /** What must be set. A password that the login may not see is always set. */
  private Map<String, String> differing(Row row) {
    Map<String, String> differing = new LinkedHashMap<>(wanted.orElse(Map.of()));
    differing
        .entrySet()
        .removeIf(each -> visible(row, each.getKey())
            && RosMenu.same(each.getKey(), row.text(each.getKey()), each.getValue()));
    return differing;
  }

  private static boolean visible(Row row, String name) {
    return !RosMenu.isSecret(name) || !row.text(name).isEmpty();
  }

  private List<Step> removal(List<Row> rows) {
    List<Step> steps = new ArrayList<>();
    for (Row row : wire == RosWire.CLI && !rows.isEmpty() ? rows.subList(0, 1) : rows) {
      Request remove = command(RosCommand.Verb.REMOVE, row.text(".id"), Map.of());
      steps.add(
          canComeBack(row)
              ? Step.of(remove, command(RosCommand.Verb.ADD, "", settable(row)))
              : Step.of(remove));
    }
    return steps;
  }

  /** A session is the customer's to begin again, and a dynamic item the router's. */
  private boolean canComeBack(Row row) {
    return !menu.equals(RosMenu.ACTIVE)
        && !row.text("dynamic").matches("yes|true")
        && (!menu.equals(RosMenu.SECRETS) || visible(row, "password"));
  }

  private Map<String, String> settable(Row row) {
    Set<String> names = new LinkedHashSet<>(key.keySet());
    names.addAll(
        switch (menu) {
          case RosMenu.SECRETS -> List.of("password", "profile", "service", "disabled");
          case RosMenu.LISTS -> List.of("comment", "disabled");
          default -> List.of("target", "max-limit", "disabled");
        });
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : names) {
      if (!row.text(name).isEmpty()) {
        values.put(name, row.text(name));
      }
    }
    return values;
  }

  private RosCommand command(RosCommand.Verb verb, String id, Map<String, String> values) {
    return new RosCommand(verb, menu, key, id, values, wire);
  }

  @Override
  public boolean reached(List<Row> before, List<Row> after) {
    if (menu.equals(RosMenu.ACTIVE)) {
      return after.stream().noneMatch(row -> RosUptime.isOneOf(row, before));
    }
    return wanted.isEmpty() || !adds && after.isEmpty()
        ? after.isEmpty()
        : after.size() == 1
            && differing(after.get(0)).keySet().stream()
                .allMatch(name -> RosMenu.isSecret(name) && !visible(after.get(0), name));
  }

  @Override
  public List<String> leftovers(List<Row> before, List<Row> after) {
    List<String> differences = new ArrayList<>();
    Set<String> was = sentences(before);
    Set<String> is = sentences(after);
    is.stream()
        .filter(each -> !was.contains(each))
        .forEach(each -> differences.add("new: " + each));
    was.stream()
        .filter(each -> !is.contains(each))
        .forEach(each -> differences.add("gone: " + each));
    return differences;
  }

  /** The items with what a program may set, without secrets. */
  private Set<String> sentences(List<Row> rows) {
    Set<String> sentences = new LinkedHashSet<>();
    for (Row row : rows) {
      Map<String, String> shown = settable(row);
      shown.keySet().removeIf(RosMenu::isSecret);
      sentences.add("/" + menu + " " + shown);
    }
    return sentences;
  }
}
