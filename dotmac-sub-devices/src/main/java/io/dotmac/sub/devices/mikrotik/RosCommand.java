package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.plan.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One change of one item of a menu.
 *
 * @param verb what is done
 * @param menu its path: {@code ppp/secret}
 * @param key the values that name the item
 * @param id the device's number for it; empty when it is not known yet
 * @param values what is set
 * @param wire how it is written down
 */
record RosCommand(
    Verb verb,
    String menu,
    Map<String, String> key,
    String id,
    Map<String, String> values,
    RosWire wire)
    implements Request {
  enum Verb {
    ADD,
    SET,
    REMOVE
  }

  RosCommand {
    key = new LinkedHashMap<>(key);
    values = new LinkedHashMap<>(values);
  }

  @Override
  public String shown() {
    Map<String, String> masked = new LinkedHashMap<>(values);
    masked.replaceAll((name, value) -> RosMenu.isSecret(name) ? Secrets.MASK : value);
    return wire.text(new RosCommand(verb, menu, key, id, masked, wire));
  }

  /** Registers what must not be shown of it, whoever says it. */
  void hideIn(Secrets secrets) {
    values.forEach((name, value) -> {
      if (RosMenu.isSecret(name)) {
        secrets.add(value);
      }
    });
  }

  /** The text that is sent, with its secrets. */
  String text() {
    return wire.text(this);
  }

  @Override
  public String toString() {
    return shown();
  }
}
