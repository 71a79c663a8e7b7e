package io.dotmac.sub.devices.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A MikroTik router: menus of items, behind its command line, its REST API and its binary API. */
public final class SimulatedRouteros extends LoggedCli {
  private static final Map<String, Set<String>> REQUIRED = Map.of(
      "ppp/secret", Set.of("name"),
      "ip/firewall/address-list", Set.of("list", "address"),
      "ip/firewall/filter", Set.of("chain"),
      "queue/simple", Set.of("name", "target"));

  private final Map<String, Map<String, Map<String, String>>> menus = new LinkedHashMap<>();
  final String identity;
  private int next = 1;

  /** What the router says no with. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final String message;

    Refused(String message) {
      super(message);
      this.message = message;
    }

    String reason() {
      return message;
    }
  }

  public SimulatedRouteros(String identity) {
    this.identity = identity;
    for (String menu : List.of(
        "ppp/secret",
        "ppp/active",
        "ip/firewall/address-list",
        "ip/firewall/filter",
        "queue/simple",
        "interface")) {
      menus.put(menu, new LinkedHashMap<>());
    }
    put("interface", Map.of("name", "ether1", "type", "ether", "running", "true"));
  }

  /** A customer who is connected, for so long. */
  public SimulatedRouteros connected(String user, String address, String uptime) {
    put(
        "ppp/active",
        Map.of(
            "name",
            user,
            "service",
            "pppoe",
            "caller-id",
            "00:0C:42:00:00:01",
            "address",
            address,
            "uptime",
            uptime));
    return this;
  }

  /** Ends the connections of that customer; says whether there was one. */
  public synchronized boolean disconnected(String user) {
    return items(menus, "ppp/active").values().removeIf(item -> user.equals(item.get("name")));
  }

  /** An account that somebody made at the router. */
  public SimulatedRouteros keeping(String name, String password) {
    put("ppp/secret", Map.of("name", name, "password", password, "profile", "default"));
    return this;
  }

  /** A rule of somebody else, after those that are there. */
  public SimulatedRouteros filtering(Map<String, String> rule) {
    put("ip/firewall/filter", rule);
    return this;
  }

  /** Somebody at the router changes the item with that comment. */
  public synchronized void edit(String menu, String comment, Map<String, String> values) {
    items(menus, menu).values().stream()
        .filter(item -> comment.equals(item.get("comment")))
        .forEach(item -> item.putAll(values));
  }

  private synchronized void put(String menu, Map<String, String> values) {
    Map<String, String> item = new LinkedHashMap<>(values);
    item.putIfAbsent("disabled", "false");
    items(menus, menu)
        .put("*" + Integer.toHexString(next++).toUpperCase(java.util.Locale.ROOT), item);
  }

  /** The items of a menu without their numbers, for tests to compare. */
  public synchronized List<Map<String, String>> items(String menu) {
    return items(menus, menu).values().stream().map(each -> Map.copyOf(each)).toList();
  }

  /** Everything that changes the router, as it came in, without questions and logins. */
  public List<String> changes() {
    return log().stream()
        .filter(line -> !line.matches("(?s)(?:GET .*|.*[ /]print(?: .*)?|/login .*)?"))
        .toList();
  }

  synchronized List<Map<String, String>> print(String menu, Map<String, String> where)
      throws Refused {
    List<Map<String, String>> found = new ArrayList<>();
    menu(menu).forEach((id, item) -> {
      Map<String, String> all = new LinkedHashMap<>();
      all.put(".id", id);
      all.putAll(item);
      if (all.entrySet().containsAll(where.entrySet())) {
        found.add(all);
      }
    });
    return found;
  }

  private static Map<String, Map<String, String>> items(
      Map<String, Map<String, Map<String, String>>> menus, String menu) {
    return menus.computeIfAbsent(menu, each -> new LinkedHashMap<>());
  }

  private Map<String, Map<String, String>> menu(String menu) throws Refused {
    Map<String, Map<String, String>> items = menus.get(menu);
    if (items == null) {
      throw new Refused("no such command or directory (" + menu + ")");
    }
    return items;
  }

  synchronized Map<String, String> add(String menu, Map<String, String> values) throws Refused {
    for (String name : REQUIRED.getOrDefault(menu, Set.of())) {
      if (!values.containsKey(name)) {
        throw new Refused("missing value(s) of argument(s) " + name);
      }
    }
    Map<String, String> wanted = new LinkedHashMap<>(values);
    String before = wanted.remove("place-before");
    boolean same = !menu.endsWith("filter")
        && menu(menu).values().stream()
            .anyMatch(item -> menu.endsWith("address-list")
                ? Objects.equals(item.get("list"), values.get("list"))
                    && Objects.equals(item.get("address"), values.get("address"))
                : Objects.equals(item.get("name"), values.get("name")));
    if (same) {
      throw new Refused("failure: already have such entry");
    }
    check(menu, wanted);
    if (before != null && !menu(menu).containsKey(before)) {
      throw new Refused("no such item");
    }
    put(menu, stored(wanted));
    Map<String, String> added = print(menu, Map.of()).get(menu(menu).size() - 1);
    if (before != null) {
      move(menu(menu), added.getOrDefault(".id", ""), before);
    }
    return added;
  }

  private static void move(Map<String, Map<String, String>> items, String id, String before) {
    Map<String, Map<String, String>> old = new LinkedHashMap<>(items);
    Map<String, String> moved = old.remove(id);
    items.clear();
    old.forEach((each, item) -> {
      if (each.equals(before) && moved != null) {
        items.put(id, moved);
      }
      items.put(each, item);
    });
  }

  private static void check(String menu, Map<String, String> values) throws Refused {
    if (menu.equals("ppp/secret") && "missing".equals(values.get("profile"))) {
      throw new Refused("input does not match any value of profile");
    }
  }

  private static Map<String, String> stored(Map<String, String> values) {
    Map<String, String> stored = new LinkedHashMap<>(values);
    stored.computeIfPresent(
        "disabled",
        (name, value) -> value.equals("yes") || value.equals("true") ? "true" : "false");
    return stored;
  }

  synchronized void set(String menu, String id, Map<String, String> values) throws Refused {
    Map<String, String> item = menu(menu).get(id);
    if (item == null) {
      throw new Refused("no such item");
    }
    check(menu, values);
    item.putAll(stored(values));
  }

  synchronized void remove(String menu, String id) throws Refused {
    if (menu(menu).remove(id) == null) {
      throw new Refused("no such item");
    }
  }

  static Map<String, String> resource() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("uptime", "6w5d11h55m45s");
    values.put("version", "7.16 (stable)");
    values.put("free-memory", "42205184");
    values.put("total-memory", "67108864");
    values.put("cpu-load", "3");
    values.put("board-name", "hEX");
    return values;
  }

  @Override
  public CliShell connect() {
    return new RosShell(this);
  }

  @Override
  public String alarm() {
    return "17:20:06 echo: system,error,critical login failure for user admin from 192.0.2.9 via"
        + " ssh\r\n";
  }
}
