package io.dotmac.sub.core.network.alert;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/** What was measured, with its unit. */
public final class AlertValue {
  private static final String[] BITS = {"bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"};
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private AlertValue() {}

  /** As that language writes it; empty where the metric says it all. */
  public static String text(AlertMetric metric, BigDecimal value, Locale locale) {
    return switch (metric) {
      case CPU, MEMORY, RX_UTILIZATION, TX_UTILIZATION -> number(value, locale) + " %";
      case TEMPERATURE -> number(value, locale) + " °C";
      case UPTIME -> number(value, locale) + " s";
      case RX_BPS, TX_BPS -> bits(value, locale);
      case ONT_RX_DBM, OLT_RX_DBM -> number(value, locale) + " dBm";
      case MISSED_POLLS, OUTAGE_AFFECTED -> number(value, locale);
      case INTERFACE_DOWN, ONT_OFFLINE -> "";
    };
  }

  private static String bits(BigDecimal value, Locale locale) {
    BigDecimal scaled = value;
    int unit = 0;
    while (scaled.abs().compareTo(THOUSAND) >= 0 && unit < BITS.length - 1) {
      scaled = scaled.movePointLeft(3);
      unit++;
    }
    return number(scaled, locale) + " " + BITS[unit];
  }

  private static String number(BigDecimal value, Locale locale) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(2);
    return format.format(value);
  }
}
