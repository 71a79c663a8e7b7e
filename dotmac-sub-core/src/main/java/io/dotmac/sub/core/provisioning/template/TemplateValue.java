package io.dotmac.sub.core.provisioning.template;

import io.dotmac.sub.core.tx.WireName;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that templates may use. */
public enum TemplateValue {
  /** Of the ONT: {@code HWTC1234ABCD}. */
  SERIAL_NUMBER,
  /** {@code 0/1/0}. */
  PON_PORT,
  FRAME,
  SLOT,
  PORT,
  /** The number of the ONT on its port. */
  ONT,
  /** On the side of the network. */
  VLAN,
  /** On the side of the ONT. */
  USER_VLAN,
  GEMPORT,
  /** The number of the service: what a device shall call its ONT. */
  SERVICE_NUMBER;

  /** As templates name it. */
  public String wireName() {
    return WireName.of(this);
  }

  /** All names. */
  public static Set<String> names() {
    return Arrays.stream(values()).map(TemplateValue::wireName).collect(Collectors.toSet());
  }
}
