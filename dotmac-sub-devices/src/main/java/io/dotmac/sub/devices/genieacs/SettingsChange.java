package io.dotmac.sub.devices.genieacs;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.cpe.CpeParameter;
import io.dotmac.sub.devices.cpe.CpeReading;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values of a piece of equipment. The server answers a setting of a value that is not there with
 * success, so what counts is what the equipment says afterwards.
 *
 * @param operation for people
 * @param cpe whose
 * @param settings the wanted values
 */
record SettingsChange(String operation, CpeId cpe, List<AcsTask.Setting> settings)
    implements Change<Nbi, Map<String, CpeReading>> {
  SettingsChange {
    settings = List.copyOf(settings);
  }

  private List<String> paths() {
    return settings.stream().map(AcsTask.Setting::path).toList();
  }

  @Override
  public Map<String, CpeReading> read(Nbi nbi) {
    settings.stream().filter(SettingsChange::isSecret).forEach(each -> nbi.hide(each.value()));
    nbi.run(AcsTask.read(cpe, paths()));
    return readings(nbi, cpe, paths());
  }

  /** What the server knows of the values. */
  static Map<String, CpeReading> readings(Nbi nbi, CpeId cpe, List<String> paths) {
    JsonNode device = nbi.find("devices", Map.of("_id", cpe.value()), paths).stream()
        .findFirst()
        .orElseThrow(() -> new DeviceException(new DeviceError.NotFound("the equipment " + cpe)));
    Map<String, CpeReading> readings = new LinkedHashMap<>();
    for (String path : paths) {
      AcsDevices.reading(device, path).ifPresent(each -> readings.put(path, each));
    }
    return readings;
  }

  @Override
  public void send(Nbi nbi, Request request) {
    if (!(request instanceof AcsTask task)) {
      throw new IllegalArgumentException("no task of this server: " + request.shown());
    }
    nbi.run(task);
  }

  @Override
  public List<Step> steps(Map<String, CpeReading> now) {
    List<AcsTask.Setting> differing = new ArrayList<>();
    List<AcsTask.Setting> old = new ArrayList<>();
    for (AcsTask.Setting each : settings) {
      CpeReading reading = Optional.ofNullable(now.get(each.path()))
          .orElseThrow(() -> new DeviceException(
              new DeviceError.NotFound("the value " + each.path() + " of " + cpe)));
      if (!reading.writable()) {
        throw new DeviceException(new DeviceError.Invalid(
            each.parameter().name(), "cannot be set: " + cpe + " lets it be read only"));
      }
      if (!isSet(each, reading) || isHidden(each, reading)) {
        differing.add(each);
        if (!isHidden(each, reading)) {
          old.add(new AcsTask.Setting(each.parameter(), each.path(), reading.value()));
        }
      }
    }
    if (differing.isEmpty()) {
      return List.of();
    }
    Request set = AcsTask.set(cpe, differing);
    return List.of(old.isEmpty() ? Step.of(set) : Step.of(set, AcsTask.set(cpe, old)));
  }

  private static boolean isSecret(AcsTask.Setting setting) {
    return setting.parameter().kind() == CpeParameter.Kind.SECRET;
  }

  /** A password that is not told is always set, and cannot be compared. */
  private static boolean isHidden(AcsTask.Setting setting, CpeReading reading) {
    return isSecret(setting) && reading.value().matches("\\**");
  }

  private static boolean isSet(AcsTask.Setting setting, CpeReading reading) {
    return setting.parameter().kind() == CpeParameter.Kind.TRUTH
        ? reading.value().matches("true|1") == Boolean.parseBoolean(setting.value())
        : reading.value().equals(setting.value());
  }

  @Override
  public boolean reached(Map<String, CpeReading> before, Map<String, CpeReading> after) {
    return settings.stream().allMatch(each -> {
      CpeReading reading = after.get(each.path());
      return reading != null && (isSet(each, reading) || isHidden(each, reading));
    });
  }

  @Override
  public List<String> leftovers(Map<String, CpeReading> before, Map<String, CpeReading> after) {
    List<String> differences = new ArrayList<>();
    for (AcsTask.Setting each : settings) {
      String was =
          Optional.ofNullable(before.get(each.path())).map(CpeReading::value).orElse("");
      String is =
          Optional.ofNullable(after.get(each.path())).map(CpeReading::value).orElse("");
      if (!was.equals(is)) {
        differences.add(
            isSecret(each)
                ? "changed: " + each.path()
                : "changed: " + each.path() + " from \"" + was + "\" to \"" + is + "\"");
      }
    }
    return differences;
  }
}
