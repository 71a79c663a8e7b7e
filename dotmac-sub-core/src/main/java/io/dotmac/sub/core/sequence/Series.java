package io.dotmac.sub.core.sequence;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;

/** The numbered series, each with its prefix, padding, first number and gaps as settings. */
public enum Series {
  SUBSCRIBER(SettingDomain.SUBSCRIBER, "SUB-"),
  ACCOUNT(SettingDomain.SUBSCRIBER, "ACC-"),
  SUBSCRIPTION(SettingDomain.CATALOG, "SVC-"),
  INVOICE(SettingDomain.BILLING, "INV-"),
  CREDIT_NOTE(SettingDomain.BILLING, "CR-"),
  PAYMENT(SettingDomain.BILLING, "PAY-"),
  DEPOSIT(SettingDomain.BILLING, "DEP-"),
  SERVICE_ORDER(SettingDomain.PROVISIONING, "SO-");

  private final Setting<String> prefix;
  private final Setting<Integer> padding;
  private final Setting<Integer> start;
  private final Setting<Boolean> gapless;

  Series(SettingDomain domain, String prefix) {
    String name = name().toLowerCase(java.util.Locale.ROOT);
    this.prefix = Setting.text(domain, name + "_number_prefix", prefix);
    this.padding = Setting.integer(domain, name + "_number_padding", 6).range(1, 18);
    this.start = Setting.integer(domain, name + "_number_start", 1).range(1, Integer.MAX_VALUE);
    this.gapless = Setting.flag(domain, name + "_number_gapless", true);
  }

  /** What stands before the digits. */
  public Setting<String> prefix() {
    return prefix;
  }

  /** The least number of digits. */
  public Setting<Integer> padding() {
    return padding;
  }

  /** The first number. */
  public Setting<Integer> start() {
    return start;
  }

  /**
   * Whether no number may be missing. Where the law does not ask for that, numbers are taken ahead:
   * whoever takes one waits for nobody, but they are not given in order of time.
   */
  public Setting<Boolean> gapless() {
    return gapless;
  }
}
