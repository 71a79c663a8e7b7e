package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private static final Currency NAIRA = Currency.getInstance("NGN");

  private final Formats formats =
      new Formats(Messages.of(Locale.ENGLISH), ZoneId.of("Africa/Lagos"));

  @Test
  void amountsHaveTheSignTheSeparatorsAndATrueMinus() {
    assertThat(formats.money(2_580_000, NAIRA)).isEqualTo("₦25,800.00");
    assertThat(formats.money(-141_207_796, NAIRA)).isEqualTo("−₦1,412,077.96");
    assertThat(formats.signedBrief(62_000_000, NAIRA)).startsWith("+₦620");
  }

  @Test
  void momentsAreThoseOfTheTenantsZone() {
    Instant at = Instant.parse("2026-11-22T23:30:00Z");

    assertThat(formats.day(at)).isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(formats.moment(at)).isEqualTo("23 Nov 2026, 00:30");
  }

  @Test
  void datesAreWrittenOut() {
    assertThat(formats.date(LocalDate.of(2026, 9, 3))).isEqualTo("3 Sep 2026");
    assertThat(formats.dateInFull(LocalDate.of(2026, 11, 22))).isEqualTo("Sunday 22 November 2026");
  }

  @Test
  void sizesAndRatesUseDecimalUnits() {
    assertThat(formats.bytes(0)).isEqualTo("0 B");
    assertThat(formats.bytes(999)).isEqualTo("999 B");
    assertThat(formats.bytes(131_400_000_000L)).isEqualTo("131.4 GB");
    assertThat(formats.rate(512)).isEqualTo("512 kbps");
    assertThat(formats.rate(1_500)).isEqualTo("1.5 Mbps");
    assertThat(formats.rate(1_000_000)).isEqualTo("1 Gbps");
    assertThat(formats.rates(100_000, 50_000)).isEqualTo("100 / 50 Mbps");
    assertThat(formats.rates(2_000_000, 500_000)).isEqualTo("2 Gbps / 500 Mbps");
  }

  @Test
  void sharesAndGrowthNeverDivideByNothing() {
    assertThat(formats.percent(914, 1000)).isEqualTo("91.4%");
    assertThat(formats.percent(1, 0)).isEqualTo("none");
    assertThat(formats.growth(0, 5)).isEmpty();
    assertThat(formats.growth(1000, 1028)).isEqualTo("+2.8%");
    assertThat(formats.growth(1000, 990)).isEqualTo("−1.0%");
  }

  @Test
  void durationsCountDaysFromTheFirst() {
    assertThat(formats.duration(Duration.ofMinutes(17))).isEqualTo("0:17");
    assertThat(formats.duration(Duration.ofHours(148).plusMinutes(20))).isEqualTo("6 d 04:20");
    assertThat(formats.durationInWords(Duration.ofHours(148))).isEqualTo("6 d 4 h");
  }
}
