package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.provisioning.template.TemplateRule;
import io.dotmac.sub.core.provisioning.template.TemplateValue;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.script.ConfigScript;
import io.dotmac.sub.devices.script.ScriptTemplate;
import io.dotmac.sub.devices.script.ValueStyle;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Templates of commands as the drivers take them. */
public final class DeviceTemplates implements TemplateRule {
  @Override
  public Optional<String> flaw(ProvisioningVendor vendor, String body, Set<String> known) {
    Optional<String> driver = DeviceDrivers.usual(vendor);
    if (driver.isEmpty()) {
      return Optional.of("devices of this vendor take no commands");
    }
    try {
      ScriptTemplate template = ScriptTemplate.of(body);
      Set<String> unknown = new TreeSet<>(template.names());
      unknown.removeAll(known);
      if (!unknown.isEmpty()) {
        return Optional.of("there is no value " + String.join(", ", unknown) + "; there are "
            + String.join(", ", new TreeSet<>(known)));
      }
      Map<String, String> samples = new HashMap<>();
      known.forEach(name -> samples.put(name, "1"));
      template.script("sample", samples, ValueStyle.of(driver.get()));
      return Optional.empty();
    } catch (ConfigScript.ScriptException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (DeviceException e) {
      return Optional.of(e.error().message());
    }
  }

  /** The commands for a step of a run, on the ONT that it is about. */
  static ConfigScript script(StepRequest request, String body, OntRef ont) {
    return ScriptTemplate.of(body)
        .script(
            "push configuration to " + ont,
            values(request, ont),
            ValueStyle.of(DeviceDrivers.of(request.target().terms()).orElse("none")));
  }

  private static Map<String, String> values(StepRequest request, OntRef ont) {
    Map<TemplateValue, String> values = new HashMap<>();
    values.put(TemplateValue.SERIAL_NUMBER, request.input().canonicalSerial());
    values.put(TemplateValue.PON_PORT, ont.port().toString());
    values.put(TemplateValue.FRAME, String.valueOf(ont.port().frame()));
    values.put(TemplateValue.SLOT, String.valueOf(ont.port().slot()));
    values.put(TemplateValue.PORT, String.valueOf(ont.port().port()));
    values.put(TemplateValue.ONT, String.valueOf(ont.ont()));
    values.put(TemplateValue.SERVICE_NUMBER, request.description());
    request.vlan().ifPresent(vlan -> {
      values.put(TemplateValue.VLAN, String.valueOf(vlan));
      values.put(TemplateValue.USER_VLAN, String.valueOf(vlan));
    });
    Integer userVlan = request.config().userVlan();
    if (userVlan != null) {
      values.put(TemplateValue.USER_VLAN, String.valueOf(userVlan));
    }
    Integer gemport = request.config().gemport();
    values.put(TemplateValue.GEMPORT, String.valueOf(gemport == null ? 1 : gemport));
    Map<String, String> named = new HashMap<>();
    values.forEach((value, text) -> named.put(value.wireName(), text));
    return named;
  }
}
