package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.driver.LineDriver;
import io.dotmac.sub.devices.nas.FirewallRule;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.nas.NasHealth;
import io.dotmac.sub.devices.nas.NasInterface;
import io.dotmac.sub.devices.nas.NasSession;
import io.dotmac.sub.devices.nas.PppAccount;
import io.dotmac.sub.devices.nas.RateLimit;
import io.dotmac.sub.devices.nas.SuspensionFirewall;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.script.ConfigScript;
import io.dotmac.sub.devices.script.ScriptChange;
import io.dotmac.sub.devices.script.ScriptDriver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A router with RouterOS, over whichever wire its target names. */
final class RosDriver extends LineDriver<RosConnection> implements NasDriver, ScriptDriver {
  private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})%?");
  private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F.:]{2,45}(/\\d{1,3})?");
  private static final int LONGEST_TEXT = 200;

  private final RosWire wire;

  RosDriver(DeviceTarget target, DriverContext context) {
    super(RosProvider.VENDOR, target, context, () -> connect(target, context));
    this.wire = wire(target);
  }

  private static RosWire wire(DeviceTarget target) {
    return switch (target.protocol()) {
      case SSH -> RosWire.CLI;
      case HTTP, HTTPS -> RosWire.REST;
      case API, API_TLS -> RosWire.API;
    };
  }

  private static RosConnection connect(DeviceTarget target, DriverContext context) {
    return switch (wire(target)) {
      case CLI -> RosCli.open(context.transports(), target);
      case REST -> RosRest.open(context.transports(), target);
      case API -> RosApi.open(context.transports(), target);
    };
  }

  private List<Row> print(String menu, Map<String, String> where) {
    return read(connection -> connection.print(menu, where));
  }

  @Override
  public NasHealth health() {
    Row row = print(RosMenu.RESOURCE, Map.of()).stream()
        .findFirst()
        .orElseThrow(() -> new DeviceException(
            new DeviceError.ProtocolViolation("the router says nothing of its resources")));
    Matcher load = PERCENT.matcher(value(row, "cpu-load"));
    return new NasHealth(
        value(row, "version"),
        value(row, "board-name"),
        value(row, "uptime"),
        load.matches() ? OptionalInt.of(Integer.parseInt(load.group(1))) : OptionalInt.empty(),
        value(row, "free-memory"),
        value(row, "total-memory"));
  }

  /** The command line prints names with dashes as labels, which are read with underscores. */
  private static String value(Row row, String name) {
    return row.text(name).isEmpty() ? row.text(name.replace('-', '_')) : row.text(name);
  }

  @Override
  public List<NasInterface> interfaces() {
    return print(RosMenu.INTERFACES, Map.of()).stream()
        .map(row -> new NasInterface(
            row.text("name"), row.text("type"), yes(row, "running"), yes(row, "disabled")))
        .toList();
  }

  private static boolean yes(Row row, String name) {
    return row.text(name).equals("yes") || row.text(name).equals("true");
  }

  @Override
  public List<NasSession> sessions() {
    return print(RosMenu.ACTIVE, Map.of()).stream()
        .map(row -> new NasSession(
            row.text("name"),
            row.text("service"),
            row.text("caller-id"),
            row.text("address"),
            row.text("uptime")))
        .toList();
  }

  @Override
  public List<String> addressList(String list) {
    return print(RosMenu.LISTS, Map.of("list", text("list", list))).stream()
        .filter(row -> row.text("list").equals(list) && !yes(row, "disabled"))
        .map(row -> row.text("address"))
        .toList();
  }

  @Override
  public List<FirewallRule> firewall() {
    return print(RosMenu.FILTERS, Map.of()).stream().map(RosFirewall::read).toList();
  }

  @Override
  public Plan planSuspensionFirewall(SuspensionFirewall wanted) {
    return plan(new RosFirewall(
        "keep " + wanted.suspended() + " to " + wanted.allowed(), RosFirewall.rules(wanted), wire));
  }

  @Override
  public Plan planRemoveSuspensionFirewall() {
    return plan(new RosFirewall("keep nobody anywhere", List.of(), wire));
  }

  @Override
  public Plan planScript(ConfigScript script) {
    return plan(new ScriptChange<>(script, ScriptChange.Modes.none(), RosConnection::command));
  }

  @Override
  public String configuration() {
    return read(RosConnection::export);
  }

  @Override
  public Plan planDisconnect(String user) {
    return plan("disconnect " + user, RosMenu.ACTIVE, Map.of("name", text("user", user)));
  }

  @Override
  public Plan planPppAccount(PppAccount wanted) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("password", text("password", wanted.password()));
    values.put("profile", text("profile", wanted.profile()));
    values.put("service", wanted.service());
    values.put("disabled", wanted.disabled() ? "yes" : "no");
    return plan(new RosChange(
        "PPP account " + wanted.name(),
        RosMenu.SECRETS,
        Map.of("name", text("name", wanted.name())),
        Optional.of(values),
        wire));
  }

  @Override
  public Plan planRemovePppAccount(String name) {
    return plan("remove PPP account " + name, RosMenu.SECRETS, Map.of("name", text("name", name)));
  }

  @Override
  public Plan planDisablePppAccount(String name) {
    return turn("disable", name, "yes");
  }

  @Override
  public Plan planEnablePppAccount(String name) {
    return turn("enable", name, "no");
  }

  private Plan turn(String verb, String name, String disabled) {
    return plan(new RosChange(
            verb + " PPP account " + name,
            RosMenu.SECRETS,
            Map.of("name", text("name", name)),
            Optional.of(Map.of("disabled", disabled)),
            wire)
        .ofThoseThere());
  }

  @Override
  public Plan planListAddress(String list, String address, String comment) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("comment", comment.isEmpty() ? "" : text("comment", comment));
    values.put("disabled", "no");
    return plan(new RosChange(
        "put " + address + " on " + list,
        RosMenu.LISTS,
        listed(list, address),
        Optional.of(values),
        wire));
  }

  @Override
  public Plan planUnlistAddress(String list, String address) {
    return plan("take " + address + " off " + list, RosMenu.LISTS, listed(list, address));
  }

  private static Map<String, String> listed(String list, String address) {
    if (!NETWORK.matcher(address).matches()) {
      throw new DeviceException(new DeviceError.Invalid("address", "is an address or a network"));
    }
    Map<String, String> key = new LinkedHashMap<>();
    key.put("list", text("list", list));
    key.put("address", address);
    return key;
  }

  @Override
  public Plan planRateLimit(RateLimit wanted) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put(
        "target",
        wanted.target().contains("/") || wanted.target().contains(":")
            ? wanted.target()
            : wanted.target() + "/32");
    values.put("max-limit", wanted.upKbps() + "k/" + wanted.downKbps() + "k");
    values.put("disabled", "no");
    return plan(new RosChange(
        "limit " + wanted.name(),
        RosMenu.QUEUES,
        Map.of("name", text("name", wanted.name())),
        Optional.of(values),
        wire));
  }

  @Override
  public Plan planRemoveRateLimit(String name) {
    return plan("remove limit " + name, RosMenu.QUEUES, Map.of("name", text("name", name)));
  }

  private Plan plan(String operation, String menu, Map<String, String> key) {
    return plan(new RosChange(operation, menu, key, Optional.empty(), wire));
  }

  /** Any text is escaped; one that is empty or endless names nothing. */
  private static String text(String field, String text) {
    if (text.isEmpty() || text.length() > LONGEST_TEXT) {
      throw new DeviceException(new DeviceError.Invalid(
          field, "has 1 to " + LONGEST_TEXT + " characters, not " + text.length()));
    } else if (text.indexOf('\0') >= 0) {
      throw new DeviceException(new DeviceError.Invalid(field, "has a NUL character"));
    }
    return text;
  }
}
