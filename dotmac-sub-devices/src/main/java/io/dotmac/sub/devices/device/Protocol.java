package io.dotmac.sub.devices.device;

/** What is spoken with a device. */
public enum Protocol {
  SSH(true),
  HTTPS(true),
  /** REST without encryption: for networks of management alone. */
  HTTP(false),
  /** RouterOS' binary API over TLS. */
  API_TLS(true),
  /** RouterOS' binary API without encryption: for networks of management alone. */
  API(false);

  private final boolean encrypted;

  Protocol(boolean encrypted) {
    this.encrypted = encrypted;
  }

  /** Whether the device proves who it is, and therefore must be pinned. */
  public boolean encrypted() {
    return encrypted;
  }
}
