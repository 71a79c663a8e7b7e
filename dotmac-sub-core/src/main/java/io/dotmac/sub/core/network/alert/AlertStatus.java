package io.dotmac.sub.core.network.alert;

/** How far an alert is. */
public enum AlertStatus {
  OPEN,
  /** Somebody looks after it. */
  ACKNOWLEDGED,
  RESOLVED
}
