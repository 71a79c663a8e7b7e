package io.dotmac.sub.core.network.alert;

/** What a rule looks at; the unit is part of what it means. */
public enum AlertMetric {
  /** Of a device: how often in a row it did not answer. */
  MISSED_POLLS,
  /** Of a device: per cent, on average over its processors. */
  CPU,
  /** Of a device: per cent. */
  MEMORY,
  /** Of a device: degrees Celsius, the hottest part. */
  TEMPERATURE,
  /** Of a device: seconds since it started. */
  UPTIME,
  /** Of an interface: bits a second that come in. */
  RX_BPS,
  /** Of an interface: bits a second that go out. */
  TX_BPS,
  /** Of an interface: per cent of its speed that come in. */
  RX_UTILIZATION,
  /** Of an interface: per cent of its speed that go out. */
  TX_UTILIZATION,
  /** Of an interface: 1 when it ought to be up and is not, else 0. */
  INTERFACE_DOWN,
  /** Of an ONT: what it receives, in dBm. */
  ONT_RX_DBM,
  /** Of an ONT: what its line terminal receives of it, in dBm. */
  OLT_RX_DBM,
  /** Of an ONT: 1 when it is not online, else 0; of an outage it is no matter of its own. */
  ONT_OFFLINE,
  /** Of an outage: how many subscribers it affects, 0 when it is over. */
  OUTAGE_AFFECTED
}
