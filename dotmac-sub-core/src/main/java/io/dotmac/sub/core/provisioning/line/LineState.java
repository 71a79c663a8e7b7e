package io.dotmac.sub.core.provisioning.line;

/** How an ONT is, as its line terminal has it. */
public enum LineState {
  /** The line terminal does not know it. */
  NOT_LET_IN,
  /** It is known and held back. */
  HELD_BACK,
  ONLINE,
  /** It said goodbye as its power went. */
  POWER_LOST,
  /** No light comes from it. */
  LIGHT_LOST,
  /** Gone, and the device does not say why. */
  OFFLINE
}
