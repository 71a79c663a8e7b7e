package io.dotmac.sub.core.network.alert;

/** How bad it is. */
public enum AlertSeverity {
  INFO,
  WARNING,
  CRITICAL
}
