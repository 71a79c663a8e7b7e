package io.dotmac.sub.core.network.oncall;

/** How staff is told. */
public enum AlertChannel {
  EMAIL,
  SMS
}
