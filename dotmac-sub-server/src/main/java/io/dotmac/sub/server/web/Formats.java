package io.dotmac.sub.server.web;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures, dates and amounts as the reader of a page writes them: language from the reader, zone
 * from the tenant. Absolute times everywhere; {@link #ago} is for feeds only.
 */
public final class Formats {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final String MINUS = "−";
  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private final Messages messages;
  private final Locale locale;
  private final ZoneId zone;
  private final MoneyFormat money;

  public Formats(Messages messages, ZoneId zone) {
    this.messages = messages;
    this.locale = messages.locale();
    this.zone = zone;
    this.money = new MoneyFormat(locale);
  }

  /** The words these formats belong to. */
  public Messages messages() {
    return messages;
  }

  public ZoneId zone() {
    return zone;
  }

  /** The exact amount: {@code ₦25,800.00}. */
  public String money(Money amount) {
    return money.format(amount);
  }

  /** The exact amount of {@code minor} units. */
  public String money(long minor, Currency currency) {
    return money.format(Money.ofMinor(minor, currency));
  }

  /** The short amount of dashboards: {@code ₦92.41M}, {@code ₦19,204}; below 100 it is exact. */
  public String brief(long minor, Currency currency) {
    Money amount = Money.ofMinor(minor, currency);
    BigDecimal size = amount.decimal().abs();
    if (size.signum() == 0 || size.compareTo(HUNDRED) >= 0 && size.compareTo(MILLION) < 0) {
      return money.whole(amount);
    }
    return money.brief(amount);
  }

  /** {@code +₦0.62M}, {@code −₦1.20M} or the plain zero. */
  public String signedBrief(long minor, Currency currency) {
    return (minor > 0 ? "+" : "") + brief(minor, currency);
  }

  /** {@code 4,812}. */
  public String count(long count) {
    return NumberFormat.getIntegerInstance(locale).format(count).replace('-', '−');
  }

  /** {@code +64}, {@code −3} or {@code 0}. */
  public String signed(long count) {
    return (count > 0 ? "+" : count < 0 ? MINUS : "") + count(Math.abs(count));
  }

  /** A plain decimal with its own digits: {@code 7.5}. */
  public String number(BigDecimal value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(6);
    return format.format(value.stripTrailingZeros()).replace('-', '−');
  }

  /**
   * {@code part} of {@code whole} in per cent with one decimal: {@code 91.4%}; a dash of nothing.
   */
  public String percent(long part, long whole) {
    return whole == 0 ? messages.text("format.none") : fixed(share(part, whole), 1) + "%";
  }

  /** The growth from {@code before} to {@code after}: {@code +2.8%}; empty from nothing. */
  public String growth(long before, long after) {
    if (before == 0) {
      return "";
    }
    BigDecimal change = share(after - before, Math.abs(before));
    return sign(change) + fixed(change.abs(), 1) + "%";
  }

  /** {@code 22 Nov 2026}. */
  public String date(LocalDate date) {
    return pattern("d MMM yyyy").format(date);
  }

  /** {@code 22 Nov}. */
  public String dayMonth(LocalDate date) {
    return pattern("d MMM").format(date);
  }

  /** {@code Sunday 22 November 2026}. */
  public String dateInFull(LocalDate date) {
    return pattern("EEEE d MMMM yyyy").format(date);
  }

  /** {@code 22 November}. */
  public String dayMonthInFull(LocalDate date) {
    return pattern("d MMMM").format(date);
  }

  /** {@code November 2026}. */
  public String month(LocalDate date) {
    return pattern("LLLL yyyy").format(date);
  }

  /** {@code November}. */
  public String monthName(LocalDate date) {
    return pattern("LLLL").format(date);
  }

  /** {@code Nov}. */
  public String monthShort(LocalDate date) {
    return pattern("LLL").format(date);
  }

  /** {@code Sep 2023}. */
  public String monthYear(LocalDate date) {
    return pattern("LLL yyyy").format(date);
  }

  /** The date of {@code at} in the tenant's zone. */
  public LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** {@code 22 Nov 2026, 13:40} in the tenant's zone. */
  public String moment(Instant at) {
    return pattern("d MMM yyyy, HH:mm").format(at.atZone(zone));
  }

  /** {@code Sun 22 Nov, 09:00} in the tenant's zone. */
  public String feedMoment(Instant at) {
    return pattern("EEE d MMM, HH:mm").format(at.atZone(zone));
  }

  /** {@code 16 Nov 09:41} in the tenant's zone. */
  public String shortMoment(Instant at) {
    return pattern("d MMM HH:mm").format(at.atZone(zone));
  }

  /** {@code 14:02:11} in the tenant's zone. */
  public String clock(Instant at) {
    return pattern("HH:mm:ss").format(at.atZone(zone));
  }

  /** {@code 14:02} in the tenant's zone. */
  public String hourMinute(Instant at) {
    return pattern("HH:mm").format(at.atZone(zone));
  }

  /** The time of day if {@code at} is on {@code today}, else day and time; for feeds. */
  public String ago(Instant at, LocalDate today) {
    return day(at).equals(today) ? clock(at) : shortMoment(at);
  }

  /** {@code 6 d 04:20}, {@code 0:17}. */
  public String duration(Duration length) {
    long days = length.toDays();
    String clock = days > 0
        ? String.format(Locale.ROOT, "%02d:%02d", length.toHoursPart(), length.toMinutesPart())
        : String.format(Locale.ROOT, "%d:%02d", length.toHours(), length.toMinutesPart());
    return days > 0 ? days + " " + messages.text("format.day") + " " + clock : clock;
  }

  /** {@code 6 d 4 h}, {@code 4 h 12 min}, {@code 12 min}. */
  public String durationInWords(Duration length) {
    String day = messages.text("format.day");
    if (length.toDays() > 0) {
      return length.toDays() + " " + day + " " + length.toHoursPart() + " h";
    }
    return length.toHours() > 0
        ? length.toHours() + " h " + length.toMinutesPart() + " min"
        : length.toMinutes() + " min";
  }

  /** {@code 131.4 GB}; decimal units, as plans are sold. */
  public String bytes(long octets) {
    BigDecimal value = BigDecimal.valueOf(octets);
    int unit = 0;
    while (value.compareTo(THOUSAND) >= 0 && unit < BYTE_UNITS.length - 1) {
      value = value.divide(THOUSAND, 6, RoundingMode.HALF_UP);
      unit++;
    }
    boolean whole = unit == 0 || value.compareTo(BigDecimal.valueOf(100)) >= 0 && unit < 3;
    return fixed(value, whole ? 0 : 1) + " " + BYTE_UNITS[unit];
  }

  /** {@code 100 Mbps}, {@code 1.5 Mbps}, {@code 512 kbps}, {@code 1 Gbps}. */
  public String rate(long kbps) {
    if (kbps < 1000) {
      return count(kbps) + " kbps";
    }
    BigDecimal mbps = BigDecimal.valueOf(kbps, 3);
    return mbps.compareTo(THOUSAND) < 0
        ? number(mbps) + " Mbps"
        : number(mbps.divide(THOUSAND, 3, RoundingMode.HALF_UP)) + " Gbps";
  }

  /** {@code 100 / 50 Mbps}, each with its own unit when they differ. */
  public String rates(long downKbps, long upKbps) {
    String down = rate(downKbps);
    String up = rate(upKbps);
    String unit = up.substring(up.indexOf(' '));
    return (down.endsWith(unit) ? down.substring(0, down.indexOf(' ')) : down) + " / " + up;
  }

  /** {@link #rates}, or the word for no limit when there is none. */
  public String speed(long downKbps, long upKbps) {
    return downKbps == 0 ? messages.text("format.unlimited") : rates(downKbps, upKbps);
  }

  /** Whole days from {@code from} to {@code to}; negative when {@code to} is earlier. */
  public static long days(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to);
  }

  /** {@code value}, or the word for "none" when it is null or blank. */
  public String orNone(@Nullable String value) {
    return value == null || value.isBlank() ? messages.text("format.none") : value;
  }

  private String fixed(BigDecimal value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value).replace('-', '−');
  }

  private static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_UP);
  }

  private static String sign(BigDecimal value) {
    return value.signum() > 0 ? "+" : value.signum() < 0 ? MINUS : "";
  }

  private DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale);
  }
}
