package io.dotmac.sub.devices.simulator.acs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A piece of equipment, with its values by their paths. */
public final class SimulatedCpe {
  /** What it does when it is called. */
  public enum Mood {
    ANSWERS,
    OFFLINE,
    /** It takes the call and does not call back. */
    SILENT,
    /** It does not know the server's login. */
    REFUSES_CALL
  }

  /** A value. */
  record Value(String text, boolean writable, boolean hidden) {}

  final String id;
  final String oui;
  final String model;
  final String serial;
  final Map<String, Value> values = new TreeMap<>();
  final List<String> done = new ArrayList<>();
  private volatile Mood mood = Mood.ANSWERS;
  private volatile Optional<Map.Entry<String, String>> fault = Optional.empty();
  private volatile boolean forgetful;

  private SimulatedCpe(String oui, String model, String serial) {
    this.id = oui + "-" + model + "-" + serial;
    this.oui = oui;
    this.model = model;
    this.serial = serial;
  }

  /** Equipment with the values of TR-098 that drivers look for. */
  public static SimulatedCpe tr098(String oui, String model, String serial) {
    String root = "InternetGatewayDevice.";
    String ppp = root + "WANDevice.1.WANConnectionDevice.1.WANPPPConnection.1.";
    String wifi = root + "LANDevice.1.WLANConfiguration.1.";
    return new SimulatedCpe(oui, model, serial)
        .with(root + "DeviceInfo.SoftwareVersion", "V1R2", false)
        .with(root + "DeviceInfo.UpTime", "213138", false)
        .with(root + "ManagementServer.PeriodicInformInterval", "3600", true)
        .with(ppp + "ExternalIPAddress", "192.0.2.44", false)
        .with(ppp + "Username", "old-user", true)
        .hidden(ppp + "Password")
        .with(wifi + "Enable", "true", true)
        .with(wifi + "SSID", "old-name", true)
        .hidden(wifi + "PreSharedKey.1.KeyPassphrase")
        .with(wifi + "Channel", "6", true);
  }

  /** Equipment with the values of TR-181 that drivers look for. */
  public static SimulatedCpe tr181(String oui, String model, String serial) {
    return new SimulatedCpe(oui, model, serial)
        .with("Device.DeviceInfo.SoftwareVersion", "V5R1", false)
        .with("Device.DeviceInfo.UpTime", "77", false)
        .with("Device.PPP.Interface.1.Username", "old-user", true)
        .hidden("Device.PPP.Interface.1.Password")
        .with("Device.WiFi.SSID.1.SSID", "old-name", true)
        .hidden("Device.WiFi.AccessPoint.1.Security.KeyPassphrase");
  }

  /** The same with a value. */
  public SimulatedCpe with(String path, String value, boolean writable) {
    values.put(path, new Value(value, writable, false));
    return this;
  }

  private SimulatedCpe hidden(String path) {
    values.put(path, new Value("", true, true));
    return this;
  }

  /** What it does from now on. */
  public SimulatedCpe mood(Mood other) {
    mood = other;
    return this;
  }

  /** Meets the next task with a fault of CWMP. */
  public SimulatedCpe faulting(String code, String message) {
    fault = Optional.of(Map.entry(code, message));
    return this;
  }

  /** Says yes to the next setting and does nothing. */
  public SimulatedCpe forgetting() {
    forgetful = true;
    return this;
  }

  /** The server's name for it. */
  public String id() {
    return id;
  }

  /** What it was told to do. */
  public synchronized List<String> done() {
    return List.copyOf(done);
  }

  /** What it has at a path, hidden or not; empty when it has nothing there. */
  public synchronized String value(String path) {
    return Optional.ofNullable(values.get(path)).map(Value::text).orElse("");
  }

  Mood mood() {
    return mood;
  }

  Optional<Map.Entry<String, String>> takeFault() {
    Optional<Map.Entry<String, String>> taken = fault;
    fault = Optional.empty();
    return taken;
  }

  /** Sets a value that it has and lets be set; anything else it ignores, as servers let it. */
  synchronized void set(String path, String text) {
    if (!forgetful) {
      values.computeIfPresent(
          path, (name, value) -> value.writable() ? new Value(text, true, value.hidden()) : value);
    }
  }

  synchronized void did(String what) {
    done.add(what);
  }

  void remember() {
    forgetful = false;
  }

  /** What it tells. */
  synchronized Map<String, Value> told() {
    Map<String, Value> told = new LinkedHashMap<>(values);
    told.replaceAll(
        (path, value) -> value.hidden() ? new Value("", value.writable(), true) : value);
    return told;
  }
}
