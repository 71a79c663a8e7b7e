package io.dotmac.sub.devices.cpe;

/** Which equipment is looked for. */
public sealed interface CpeQuery {
  /** The one with this name. */
  record ById(CpeId id) implements CpeQuery {}

  /** Those with this serial number. */
  record BySerial(String serial) implements CpeQuery {}

  /** Those with this mark. */
  record ByTag(String tag) implements CpeQuery {}
}
