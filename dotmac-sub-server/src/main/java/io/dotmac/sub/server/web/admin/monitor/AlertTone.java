package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.server.web.part.Tone;

/** How alerts look. */
public final class AlertTone {
  private AlertTone() {}

  /** The colour of a severity. */
  public static Tone of(String severity) {
    return switch (severity) {
      case "critical" -> Tone.BAD;
      case "warning" -> Tone.WARN;
      default -> Tone.INFO;
    };
  }

  /** The picture of what is measured. */
  static String icon(String metric) {
    return switch (metric) {
      case "cpu", "memory", "temperature", "uptime" -> "server";
      case "missed_polls" -> "plug-connected-x";
      case "interface_down" -> "wifi-off";
      case "ont_rx_dbm", "olt_rx_dbm", "ont_offline" -> "antenna-bars-off";
      case "outage_affected" -> "bell-ringing";
      default -> "activity";
    };
  }
}
