package io.dotmac.sub.core.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  private static final Currency NGN = Currency.getInstance("NGN");

  @ParameterizedTest
  @CsvSource({
    "1250.00, NGN, 125000, 1250.00",
    "1250, NGN, 125000, 1250.00",
    "1250.5, NGN, 125050, 1250.50",
    "-3.20, USD, -320, -3.20",
    "0.01, USD, 1, 0.01",
    "-0.01, USD, -1, -0.01",
    "500, JPY, 500, 500",
    "500.000, JPY, 500, 500",
    "1.234, KWD, 1234, 1.234",
    "1.2, KWD, 1200, 1.200",
    "' 7.00 ', NGN, 700, 7.00",
    "+7.00, NGN, 700, 7.00",
    "7.0000000, NGN, 700, 7.00",
    "9999999999999.99, NGN, 999999999999999, 9999999999999.99",
  })
  void readsAndWritesDecimalsOfTheCurrency(String text, String code, long minor, String written) {
    Money money = Money.of(text, code);

    assertThat(money.minor()).isEqualTo(minor);
    assertThat(money.amount()).isEqualTo(written);
    assertThat(Money.of(money.amount(), code)).isEqualTo(money);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1250.005 | NGN | amount_decimals | NGN has 2 decimals and '1250.005' has more",
        "0.5 | JPY | amount_decimals | JPY has 0 decimals and '0.5' has more",
        "1.2345 | KWD | amount_decimals | KWD has 3 decimals and '1.2345' has more",
        "10000000000000.00 | NGN | amount_too_large | an amount of at most 9999999999999.99 NGN"
            + " was expected and '10000000000000.00' found",
        "1,250.00 | NGN | amount_malformed | a decimal number such as 1250.00 was expected and"
            + " '1,250.00' found",
        "1e3 | NGN | amount_malformed | a decimal number such as 1250.00 was expected and '1e3'"
            + " found",
        "NaN | NGN | amount_malformed | a decimal number such as 1250.00 was expected and 'NaN'"
            + " found",
        "'' | NGN | amount_malformed | a decimal number such as 1250.00 was expected and ''"
            + " found",
        "5 | XXX | currency_unknown | an ISO 4217 currency code such as NGN was expected and"
            + " 'XXX' found",
        "5 | naira | currency_unknown | an ISO 4217 currency code such as NGN was expected and"
            + " 'naira' found",
      })
  void saysWhatWasExpectedOfAnAmount(String text, String code, String problem, String message) {
    assertThatThrownBy(() -> Money.of(text, code))
        .isInstanceOfSatisfying(AmountException.class, e -> assertThat(e.code()).isEqualTo(problem))
        .hasMessage(message);
  }

  @Test
  void anAmountOfAThousandDigitsIsRefusedWithAShortMessage() {
    assertThatThrownBy(() -> Money.of("9".repeat(1_000), "NGN"))
        .isInstanceOf(AmountException.class)
        .hasMessageContaining("9...");
  }

  @Test
  void addsSubtractsAndCompares() {
    Money a = Money.of("10.50", "NGN");
    Money b = Money.of("20.00", "NGN");

    assertThat(a.plus(b)).isEqualTo(Money.of("30.50", "NGN"));
    assertThat(a.minus(b)).isEqualTo(Money.of("-9.50", "NGN"));
    assertThat(a.times(3)).isEqualTo(Money.of("31.50", "NGN"));
    assertThat(a.negate().abs()).isEqualTo(a);
    assertThat(Money.min(a, b)).isEqualTo(a);
    assertThat(Money.max(a, b)).isEqualTo(b);
    assertThat(a).isLessThan(b);
    assertThat(Money.sum(NGN, List.of(a, b, a))).isEqualTo(Money.of("41.00", "NGN"));
    assertThat(Money.sum(NGN, List.of()).isZero()).isTrue();
    assertThat(a.isPositive()).isTrue();
    assertThat(a.negate().isNegative()).isTrue();
  }

  @Test
  void neverMixesCurrencies() {
    Money naira = Money.of("1", "NGN");
    Money dollar = Money.of("1", "USD");

    assertThatThrownBy(() -> naira.plus(dollar))
        .hasMessage("amounts of one currency were expected, NGN and USD found");
    assertThatThrownBy(() -> naira.minus(dollar)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> naira.compareTo(dollar)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void throwsRatherThanOverflow() {
    Money most = new Money(Long.MAX_VALUE, NGN);
    Money least = new Money(Long.MIN_VALUE, NGN);

    assertThatThrownBy(() -> most.plus(new Money(1, NGN))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> least.minus(new Money(1, NGN)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(least::negate).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Money.rounded(new BigDecimal("1e17"), NGN, RoundingMode.HALF_UP))
        .isInstanceOf(ArithmeticException.class);
    assertThat(most.amount()).isEqualTo("92233720368547758.07");
    assertThat(least.amount()).isEqualTo("-92233720368547758.08");
  }

  @Test
  void splitsIntoPartsThatDifferByAtMostOneUnit() {
    assertThat(Money.of("100.00", "NGN").split(3))
        .extracting(Money::amount)
        .containsExactly("33.34", "33.33", "33.33");
    assertThat(Money.of("-0.05", "NGN").split(3))
        .extracting(Money::amount)
        .containsExactly("-0.02", "-0.02", "-0.01");
    assertThat(Money.of("5", "JPY").split(2)).extracting(Money::amount).containsExactly("3", "2");
    assertThatThrownBy(() -> Money.zero(NGN).split(0))
        .hasMessage("at least 1 part was expected and 0 found");
  }

  @Test
  void splitsByWeightsWithTheLargestRemainder() {
    assertThat(Money.of("0.10", "NGN").splitBy(List.of(1L, 1L, 2L)))
        .extracting(Money::minor)
        .containsExactly(3L, 2L, 5L);
    assertThat(Money.of("0.01", "NGN").splitBy(List.of(0L, 5L, 5L)))
        .extracting(Money::minor)
        .containsExactly(0L, 1L, 0L);
    assertThatThrownBy(() -> Money.zero(NGN).splitBy(List.of(0L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.zero(NGN).splitBy(List.of(2L, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everySplitSumsToTheWholeAndStaysWithinOneUnitOfItsShare() {
    Random random = new Random(20260101);
    for (int round = 0; round < 5_000; round++) {
      Money whole = new Money(random.nextLong() >> random.nextInt(8, 60), NGN);
      List<Long> weights = new ArrayList<>();
      for (int i = random.nextInt(1, 13); i > 0; i--) {
        weights.add(random.nextLong(0, 1L << random.nextInt(1, 50)));
      }
      weights.add(1L);
      List<Money> parts = whole.splitBy(weights);

      assertThat(Money.sum(NGN, parts)).isEqualTo(whole);
      BigDecimal total =
          weights.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
      for (int i = 0; i < parts.size(); i++) {
        BigDecimal scaled = BigDecimal.valueOf(parts.get(i).minor()).multiply(total);
        BigDecimal exact =
            BigDecimal.valueOf(whole.minor()).multiply(BigDecimal.valueOf(weights.get(i)));
        assertThat(scaled.subtract(exact).abs()).isLessThan(total);
      }
    }
  }

  @Test
  void roundsOnceWithTheModeWrittenAtTheCall() {
    assertThat(Money.rounded(new BigDecimal("8225.806451"), NGN, RoundingMode.HALF_UP)
            .amount())
        .isEqualTo("8225.81");
    assertThat(Money.rounded(new BigDecimal("0.005"), NGN, RoundingMode.HALF_UP).minor())
        .isEqualTo(1);
    assertThat(
            Money.rounded(new BigDecimal("0.005"), NGN, RoundingMode.HALF_EVEN).minor())
        .isZero();
    assertThat(
            Money.rounded(new BigDecimal("-0.005"), NGN, RoundingMode.HALF_UP).minor())
        .isEqualTo(-1);
    assertThat(UnitRate.of("7.5").percentOf(Money.of("15000.00", "NGN"), RoundingMode.HALF_UP))
        .isEqualTo(Money.of("1125.00", "NGN"));
    assertThat(UnitRate.of("0.12345").times(new BigDecimal("1000.5"), NGN, RoundingMode.HALF_UP))
        .isEqualTo(Money.of("123.51", "NGN"));
    assertThat(UnitRate.of("7.50")).isEqualTo(UnitRate.of("7.5")).hasToString("7.5");
    assertThat(UnitRate.of("100")).hasToString("100");
  }

  @Test
  void isWrittenToJsonAsADecimalStringBesideItsCurrency() throws Exception {
    ObjectMapper plain = new ObjectMapper();
    ObjectMapper snake =
        new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    for (ObjectMapper json : List.of(plain, snake)) {
      String text = json.writeValueAsString(Money.of("-1250.50", "NGN"));

      assertThat(text).isEqualTo("{\"amount\":\"-1250.50\",\"currency\":\"NGN\"}");
      assertThat(json.readValue(text, Money.class)).isEqualTo(Money.of("-1250.50", "NGN"));
      assertThat(json.writeValueAsString(UnitRate.of("100.0"))).isEqualTo("\"100\"");
      assertThat(json.readValue("\"7.50\"", UnitRate.class)).isEqualTo(UnitRate.of("7.5"));
    }
  }
}
