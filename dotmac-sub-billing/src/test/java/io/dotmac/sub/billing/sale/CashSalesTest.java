package io.dotmac.sub.billing.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CashSalesTest {
  @Test
  void theTaxThatIsInAPriceIsRoundedToTheNearestMinorUnit() {
    assertThat(tax("107.50", "7.5")).isEqualTo("7.50");
    assertThat(tax("500.00", "7.5")).isEqualTo("34.88");
    assertThat(tax("0.01", "7.5")).isEqualTo("0.00");
    assertThat(tax("500.00", "0")).isEqualTo("0.00");
    assertThat(CashSales.taxIn(Money.of("500.00", "NGN"), null).isZero()).isTrue();
  }

  private static String tax(String amount, String rate) {
    return CashSales.taxIn(Money.of(amount, "NGN"), new BigDecimal(rate)).amount();
  }
}
