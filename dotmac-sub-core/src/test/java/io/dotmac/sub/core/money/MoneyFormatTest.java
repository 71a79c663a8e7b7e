package io.dotmac.sub.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyFormatTest {
  private final MoneyFormat english = new MoneyFormat(Locale.ENGLISH);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "92411.50 | NGN | ₦92,411.50",
        "-1412077.96 | NGN | −₦1,412,077.96",
        "0 | NGN | ₦0.00",
        "12.5 | USD | $12.50",
        "1500 | JPY | ¥1,500",
        "1.234 | KWD | KWD 1.234",
        "12 | CHF | CHF 12.00",
        "9999999999999.99 | NGN | ₦9,999,999,999,999.99",
      })
  void writesSignGroupingAndDecimals(String amount, String currency, String written) {
    String text = english.format(Money.of(amount, currency));

    assertThat(text.replace('\u00A0', ' ')).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "92411500 | NGN | ₦92.41M",
        "-92411500 | NGN | −₦92.41M",
        "999.99 | NGN | ₦999.99",
        "1000 | NGN | ₦1.00k",
        "999994 | NGN | ₦999.99k",
        "999999 | NGN | ₦1.00M",
        "999999999 | NGN | ₦1.00B",
        "9999999999999.99 | NGN | ₦10.00T",
      })
  void shortensForDashboards(String amount, String currency, String written) {
    assertThat(english.brief(Money.of(amount, currency))).isEqualTo(written);
  }

  @Test
  void shortensToFewerDecimalsForAxes() {
    assertThat(english.brief(Money.of("12400000", "NGN"), 1)).isEqualTo("₦12.4M");
    assertThat(english.brief(Money.of("12400000", "NGN"), 0)).isEqualTo("₦12M");
  }

  @Test
  void followsTheLocaleForSeparatorsAndPlace() {
    String german = new MoneyFormat(Locale.GERMANY).format(Money.of("-1234.5", "EUR"));
    String nigerian = new MoneyFormat(new Locale("en", "NG")).format(Money.of("1234.5", "NGN"));

    assertThat(german.replace('\u00A0', ' ')).isEqualTo("−1.234,50 €");
    assertThat(nigerian).isEqualTo("₦1,234.50");
    assertThat(english.number(Money.of("-1234.5", "NGN"))).isEqualTo("−1,234.50");
  }
}
