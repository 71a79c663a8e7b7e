package io.dotmac.sub.billing.charge.prepaid;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.prepaid.PrepaidGate.Wish;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
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
    List<Wish> wishes =
        List.of(wish(HOME, 2, 1, "10"), wish(SHOP, 1, 2, "60"), wish(VOICE, 2, 2, "40"));

    assertThat(PrepaidGate.open(wishes, usd("59.99"))).containsExactly(HOME, VOICE);
    assertThat(PrepaidGate.open(wishes, usd("60"))).containsExactly(SHOP);
    assertThat(PrepaidGate.open(wishes, usd("70"))).containsExactly(SHOP, HOME);
    assertThat(PrepaidGate.open(wishes, usd("110"))).containsExactly(SHOP, HOME, VOICE);
    assertThat(PrepaidGate.open(wishes, usd("9.99"))).isEmpty();
  }

  @Test
  void theOldestOpensFirstAmongEqualsThenTheFirstById() {
    assertThat(PrepaidGate.open(
            List.of(wish(SHOP, 0, 2, "10"), wish(HOME, 0, 3, "10"), wish(VOICE, 0, 1, "10")),
            usd("20")))
        .containsExactly(VOICE, SHOP);
    assertThat(PrepaidGate.open(List.of(wish(SHOP, 0, 1, "10"), wish(HOME, 0, 1, "10")), usd("10")))
        .containsExactly(HOME);
  }

  @Test
  void whatCostsNothingOpensEvenInDebt() {
    assertThat(PrepaidGate.open(List.of(wish(HOME, 0, 1, "0"), wish(SHOP, 0, 1, "1")), usd("-5")))
        .containsExactly(HOME);
  }

  @Test
  void opensExactlyWhatTheCreditPaysInItsTurnWhateverTheOrderOfTheWishes() {
    Random random = new Random(20_260_101);
    for (int round = 0; round < 2_000; round++) {
      List<Wish> wishes = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        String price = Integer.toString(random.nextInt(40));
        wishes.add(wish(new UUID(0, i), random.nextInt(3), 1 + random.nextInt(3), price));
      }
      Collections.shuffle(wishes, random);
      Money credit = usd(Integer.toString(random.nextInt(120) - 10));

      Set<UUID> open = PrepaidGate.open(wishes, credit);

      List<Wish> turns = wishes.stream()
          .sorted(Comparator.comparing(
              (Wish wish) -> "%d %s %s".formatted(wish.order(), wish.since(), wish.service())))
          .toList();
      Money left = credit;
      for (Wish wish : turns) {
        boolean pays = wish.price().isZero() || !left.minus(wish.price()).isNegative();
        assertThat(open.contains(wish.service()))
            .as("round %s, %s", round, wish)
            .isEqualTo(pays);
        left = pays ? left.minus(wish.price()) : left;
      }
    }
  }

  private static Wish wish(UUID service, int order, int day, String price) {
    return new Wish(service, order, LocalDate.of(2026, 1, day), usd(price));
  }

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }
}
