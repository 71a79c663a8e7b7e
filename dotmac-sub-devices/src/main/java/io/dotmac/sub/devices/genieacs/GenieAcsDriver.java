package io.dotmac.sub.devices.genieacs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.devices.cpe.Cpe;
import io.dotmac.sub.devices.cpe.CpeDriver;
import io.dotmac.sub.devices.cpe.CpeFault;
import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.cpe.CpeParameter;
import io.dotmac.sub.devices.cpe.CpePreset;
import io.dotmac.sub.devices.cpe.CpeQuery;
import io.dotmac.sub.devices.cpe.CpeReading;
import io.dotmac.sub.devices.cpe.Freshness;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.driver.DeviceLine;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Plan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A GenieACS and the equipment behind it. Each piece of equipment has one writer at a time. */
final class GenieAcsDriver implements Driver, CpeDriver {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DeviceTarget target;
  private final DriverContext context;
  private final CpeDictionary dictionary;

  GenieAcsDriver(DeviceTarget target, DriverContext context, CpeDictionary dictionary) {
    this.target = target;
    this.context = context;
    this.dictionary = dictionary;
  }

  private <R> R ask(Function<Nbi, R> question) {
    try (DeviceLine<Nbi> line = line(target.id())) {
      return line.read(question);
    }
  }

  private DeviceLine<Nbi> line(DeviceId id) {
    DeviceTarget named = new DeviceTarget(
        id,
        target.protocol(),
        target.address(),
        target.credential(),
        target.pin(),
        target.legacy(),
        target.limits());
    return new DeviceLine<>(named, context, () -> Nbi.open(context.transports(), named));
  }

  private <S> Plan plan(DeviceId id, Change<Nbi, S> change) {
    return Plan.of(id, line(id), context.pause(), change);
  }

  /** The id of equipment behind this server, in letters that ids may have. */
  private DeviceId of(CpeId cpe) {
    String plain = (target.id() + ":" + cpe).replaceAll("[^A-Za-z0-9._:-]", ".");
    return new DeviceId(plain.substring(0, Math.min(plain.length(), 100)));
  }

  @Override
  public List<Cpe> find(CpeQuery query) {
    Map<String, String> wanted = query instanceof CpeQuery.ById it
        ? Map.of("_id", it.id().value())
        : query instanceof CpeQuery.BySerial it
            ? Map.of("_deviceId._SerialNumber", it.serial())
            : Map.of("_tags", ((CpeQuery.ByTag) query).tag());
    return ask(nbi -> nbi.find("devices", wanted, AcsDevices.HEAD)).stream()
        .map(AcsDevices::cpe)
        .toList();
  }

  @Override
  public Map<CpeParameter, CpeReading> read(
      CpeId cpe, Set<CpeParameter> parameters, Freshness freshness) {
    return ask(nbi -> {
      Map<CpeParameter, String> paths = paths(nbi, cpe, parameters);
      List<String> names = List.copyOf(paths.values());
      if (names.isEmpty()) {
        return Map.of();
      }
      if (freshness == Freshness.LIVE) {
        nbi.run(AcsTask.read(cpe, names));
      }
      Map<String, CpeReading> readings = SettingsChange.readings(nbi, cpe, names);
      Map<CpeParameter, CpeReading> found = new EnumMap<>(CpeParameter.class);
      paths.forEach((parameter, path) ->
          Optional.ofNullable(readings.get(path)).ifPresent(each -> found.put(parameter, each)));
      return found;
    });
  }

  /** Where the model has values; those that nobody knows a place for are left out. */
  private Map<CpeParameter, String> paths(Nbi nbi, CpeId cpe, Set<CpeParameter> parameters) {
    List<String> parts = new ArrayList<>(AcsDevices.HEAD);
    AcsDevices.ROOTS.forEach(root -> parts.add(root + ".DeviceInfo.SoftwareVersion"));
    JsonNode device = nbi.find("devices", Map.of("_id", cpe.value()), parts).stream()
        .findFirst()
        .orElseThrow(() -> new DeviceException(new DeviceError.NotFound("the equipment " + cpe)));
    Map<CpeParameter, String> paths = new LinkedHashMap<>();
    for (CpeParameter each : CpeParameter.values()) {
      if (parameters.contains(each)) {
        dictionary
            .path(AcsDevices.model(device), AcsDevices.root(device), each)
            .ifPresent(path -> paths.put(each, path));
      }
    }
    return paths;
  }

  @Override
  public Plan planSet(CpeId cpe, Map<CpeParameter, String> values) {
    return set("set values of " + cpe, cpe, values);
  }

  private Plan set(String operation, CpeId cpe, Map<CpeParameter, String> values) {
    values.forEach(CpeValues::check);
    Map<CpeParameter, String> paths = ask(nbi -> paths(nbi, cpe, values.keySet()));
    List<AcsTask.Setting> settings = new ArrayList<>();
    values.forEach((parameter, value) -> settings.add(new AcsTask.Setting(
        parameter,
        Optional.ofNullable(paths.get(parameter))
            .orElseThrow(() -> new DeviceException(
                new DeviceError.Unsupported(parameter + " of the model of " + cpe))),
        value)));
    if (settings.isEmpty()) {
      throw new DeviceException(new DeviceError.Invalid("values", "are one or more"));
    }
    return plan(of(cpe), new SettingsChange(operation, cpe, settings));
  }

  @Override
  public Plan planWifi(CpeId cpe, String ssid, String password) {
    Map<CpeParameter, String> values = new EnumMap<>(CpeParameter.class);
    values.put(CpeParameter.WIFI_SSID, ssid);
    values.put(CpeParameter.WIFI_PASSWORD, password);
    return set("set the wireless network of " + cpe, cpe, values);
  }

  @Override
  public Plan planPppoe(CpeId cpe, String user, String password) {
    Map<CpeParameter, String> values = new EnumMap<>(CpeParameter.class);
    values.put(CpeParameter.PPPOE_USER, user);
    values.put(CpeParameter.PPPOE_PASSWORD, password);
    return set("set the PPPoE login of " + cpe, cpe, values);
  }

  @Override
  public Plan planReboot(CpeId cpe) {
    return plan(
        of(cpe), new ActionChange("reboot " + cpe, nbi -> nbi.require(cpe), AcsTask.reboot(cpe)));
  }

  @Override
  public Plan planFactoryReset(CpeId cpe) {
    return plan(
        of(cpe),
        new ActionChange("reset " + cpe, nbi -> nbi.require(cpe), AcsTask.factoryReset(cpe)));
  }

  @Override
  public Plan planUpgrade(CpeId cpe, String file) {
    return plan(
        of(cpe),
        new ActionChange(
            "install " + file + " on " + cpe,
            nbi -> {
              nbi.require(cpe);
              if (nbi.find("files", Map.of("_id", file), List.of()).isEmpty()) {
                throw new DeviceException(
                    new DeviceError.NotFound("the file " + file + " of the server"));
              }
            },
            AcsTask.download(cpe, file)));
  }

  @Override
  public List<CpeFault> faults(CpeId cpe) {
    return ask(nbi -> nbi.find("faults", Map.of("device", cpe.value()), List.of())).stream()
        .map(AcsDevices::fault)
        .toList();
  }

  @Override
  public Plan planClearFault(CpeFault fault) {
    return plan(
        of(fault.cpe()),
        DocumentChange.removal("forget the fault " + fault.id(), "faults", fault.id()));
  }

  @Override
  public List<CpePreset> presets() {
    return ask(nbi -> nbi.find("presets", Map.of(), List.of())).stream()
        .map(AcsDevices::preset)
        .toList();
  }

  @Override
  public Plan planPreset(CpePreset wanted) {
    if (!wanted.name().matches("[A-Za-z0-9._-]{1,100}")) {
      throw new DeviceException(new DeviceError.Invalid(
          "name", "is 1 to 100 letters, digits, dots, dashes and underscores"));
    }
    ObjectNode document = JSON.createObjectNode();
    ArrayNode values = document.putArray("configurations");
    wanted
        .values()
        .forEach((path, value) ->
            values.addObject().put("type", "value").put("name", path).put("value", value));
    document.put("channel", "default");
    document.put("precondition", wanted.precondition());
    document.put("weight", wanted.weight());
    return plan(
        target.id(),
        DocumentChange.of("set preset " + wanted.name(), "presets", wanted.name(), document));
  }

  @Override
  public Plan planRemovePreset(String name) {
    return plan(target.id(), DocumentChange.removal("remove preset " + name, "presets", name));
  }

  @Override
  public DeviceId device() {
    return target.id();
  }

  @Override
  public String vendor() {
    return GenieAcsProvider.VENDOR;
  }

  @Override
  public <T> Optional<T> as(Class<T> capability) {
    return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
  }

  @Override
  public void close() {
    // Each call closes its own connection.
  }
}
