package io.dotmac.sub.core.setting;

/** The part of the product a setting belongs to. */
public enum SettingDomain {
  AUTH,
  AUDIT,
  BILLING,
  CATALOG,
  SUBSCRIBER,
  IMPORTS,
  NOTIFICATION,
  NETWORK,
  NETWORK_MONITORING,
  PROVISIONING,
  GEOCODING,
  USAGE,
  RADIUS,
  COLLECTIONS,
  LIFECYCLE,
  PROJECTS,
  WORKFLOW,
  INVENTORY,
  COMMS,
  TR069,
  SNMP,
  BANDWIDTH,
  SUBSCRIPTION_ENGINE,
  GIS,
  SCHEDULER
}
