package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.SUBSCRIPTION;
import static io.dotmac.sub.billing.charge.ChargeFixture.account;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProrationTableTest {

  static Stream<String> cases() throws IOException {
    try (InputStream in = ProrationTableTest.class.getResourceAsStream("/proration.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#") && !line.isBlank());
    }
  }

  @Test
  void theTableHasAtLeastSixtyCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void chargesTheDaysCoveredByTheDaysOfTheirPeriod(String line) {
    String[] cells = line.split("\\s*\\|\\s*");
    LocalDate start = LocalDate.parse(cells[2]);
    LocalDate end = cells[3].equals("-") ? DateRange.OPEN : LocalDate.parse(cells[3]);
    String[] price = cells[5].split(" ");
    BillingCycle cycle = BillingCycle.valueOf(cells[0]);
    AnchorGrid grid = AnchorGrid.onDay(cycle, Integer.parseInt(cells[1]), start);
    Component component = Component.recurring(
            "base",
            ComponentType.RECURRING_SERVICE,
            "Fiber",
            grid,
            start,
            PriceModel.perUnit(Money.of(price[0], price[1])))
        .times(Long.parseLong(cells[6]));
    SubscriptionSnapshot subscription =
        SubscriptionSnapshot.of(SUBSCRIPTION, start, List.of(component)).until(end);

    Bill bill = ChargeEngine.bill(account(subscription), LocalDate.parse(cells[4]));

    assertThat(
            bill.lines().stream().map(ProrationTableTest::show).collect(Collectors.joining(", ")))
        .isEqualTo(cells[7]);
  }

  private static String show(ChargeLine line) {
    return "%s+%d/%d=%s"
        .formatted(
            line.span().start(), line.days(), line.periodDays(), line.gross().amount());
  }
}
