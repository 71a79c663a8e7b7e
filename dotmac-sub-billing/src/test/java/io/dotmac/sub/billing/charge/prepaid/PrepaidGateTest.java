package io.dotmac.sub.billing.charge.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.prepaid.PrepaidGate.Wish;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PrepaidGateTest {
  private static final UUID HOME = new UUID(0, 1);
  private static final UUID SHOP = new UUID(0, 2);
  private static final UUID VOICE = new UUID(0, 3);

  @Test
  void opensInTheDeclaredOrderAndLeavesTheRestToThoseBehind() {
    List<Wish> wishes = List.of(wish(HOME, 2, 1), wish(SHOP, 1, 2), wish(VOICE, 2, 2));
    Map<UUID, String> prices = Map.of(HOME, "10", SHOP, "60", VOICE, "40");

    assertThat(open(wishes, prices, "59.99")).containsExactly(HOME, VOICE);
    assertThat(open(wishes, prices, "60")).containsExactly(SHOP);
    assertThat(open(wishes, prices, "70")).containsExactly(SHOP, HOME);
    assertThat(open(wishes, prices, "110")).containsExactly(SHOP, HOME, VOICE);
    assertThat(open(wishes, prices, "9.99")).isEmpty();
  }

  @Test
  void theOldestOpensFirstAmongEqualsThenTheFirstById() {
    Map<UUID, String> prices = Map.of(HOME, "10", SHOP, "10", VOICE, "10");

    assertThat(open(List.of(wish(SHOP, 0, 2), wish(HOME, 0, 3), wish(VOICE, 0, 1)), prices, "20"))
        .containsExactly(VOICE, SHOP);
    assertThat(open(List.of(wish(SHOP, 0, 1), wish(HOME, 0, 1)), prices, "10"))
        .containsExactly(HOME);
  }

  @Test
  void whatCostsNothingOpensEvenInDebt() {
    List<Wish> wishes = List.of(wish(HOME, 0, 1), wish(SHOP, 0, 1));

    assertThat(open(wishes, Map.of(HOME, "0", SHOP, "1"), "-5")).containsExactly(HOME);
  }

  @Test
  void whatServicesCostTogetherDecidesAndNotTheSumOfWhatEachCosts() {
    List<Wish> wishes = List.of(wish(HOME, 0, 1), wish(SHOP, 0, 2));

    assertThat(PrepaidGate.open(
            wishes, usd("10.00"), some -> usd(some.size() == 2 ? "10.01" : "5.00")))
        .containsExactly(HOME);
    assertThat(PrepaidGate.open(
            wishes, usd("10.00"), some -> usd(some.size() == 2 ? "10.00" : "5.01")))
        .containsExactly(HOME, SHOP);
  }

  @Test
  void whatOpensIsPaidByTheCreditAndNobodyIsPassedOverWhoCouldHaveBeenPaid() {
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      Map<UUID, String> prices = new LinkedHashMap<>();
      List<Wish> wishes = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        UUID service = new UUID(1, i);
        prices.put(service, Integer.toString(random.nextInt(50)));
        wishes.add(wish(service, random.nextInt(3), 1 + random.nextInt(3)));
      }
      Collections.shuffle(wishes, random);
      Money credit = usd(Integer.toString(random.nextInt(130) - 10));

      Set<UUID> open = open(wishes, prices, credit.amount());

      Money left = credit;
      for (Wish wish : wishes.stream().sorted(declared()).toList()) {
        Money price = usd(prices.get(wish.service()));
        boolean payable = price.isZero() || price.compareTo(left) <= 0;
        assertThat(open.contains(wish.service())).as("seed %s", seed).isEqualTo(payable);
        left = payable ? left.minus(price) : left;
      }
      assertThat(left.isNegative()).as("seed %s", seed).isEqualTo(credit.isNegative());
    }
  }

  private static Comparator<Wish> declared() {
    return Comparator.comparing((Wish wish) -> wish.order())
        .thenComparing(wish -> wish.since())
        .thenComparing(wish -> wish.service().toString());
  }

  private static Set<UUID> open(List<Wish> wishes, Map<UUID, String> prices, String credit) {
    return PrepaidGate.open(
        wishes,
        usd(credit),
        some -> some.stream().map(one -> usd(prices.get(one))).reduce(usd("0"), Money::plus));
  }

  private static Wish wish(UUID service, int order, int day) {
    return new Wish(service, order, LocalDate.of(2026, 1, day));
  }

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }
}
