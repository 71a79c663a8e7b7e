package io.dotmac.sub.billing.charge.prepaid;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Opens the periods of prepaid services as far as the credit reaches. Services are asked in their
 * declared order, then the oldest first; one that the rest of the credit cannot pay stays closed
 * and leaves the rest to those behind it. A period is paid whole or not opened.
 */
public final class PrepaidGate {
  private PrepaidGate() {}

  /**
   * A period that wants to open.
   *
   * @param order the declared one, the lowest first
   * @param since when the service began
   * @param price with taxes, 0 or more
   */
  public record Wish(UUID service, int order, LocalDate since, Money price) {}

  /** The services whose periods open. */
  public static Set<UUID> open(List<Wish> wishes, Money credit) {
    Set<UUID> open = new LinkedHashSet<>();
    Money left = credit;
    for (Wish wish : wishes.stream().sorted(order()).toList()) {
      if (wish.price().compareTo(left) <= 0 || wish.price().isZero()) {
        left = left.minus(wish.price());
        open.add(wish.service());
      }
    }
    return open;
  }

  private static Comparator<Wish> order() {
    return Comparator.comparingInt(Wish::order)
        .thenComparing(Wish::since)
        .thenComparing(wish -> wish.service().toString());
  }
}
