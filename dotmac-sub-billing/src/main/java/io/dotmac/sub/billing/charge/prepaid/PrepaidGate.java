package io.dotmac.sub.billing.charge.prepaid;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Opens the periods of prepaid services as far as the credit reaches. Services are asked in their
 * declared order, then the oldest first; one that the rest of the credit cannot pay stays closed
 * and leaves the rest to those behind it. A period is paid whole or not opened.
 */
public final class PrepaidGate {
  private static final Comparator<Wish> ORDER = Comparator.comparingInt(Wish::order)
      .thenComparing(Wish::since)
      .thenComparing(wish -> wish.service().toString());

  private PrepaidGate() {}

  /**
   * A period that wants to open.
   *
   * @param order the declared one, the lowest first
   * @param since when the service began
   */
  public record Wish(UUID service, int order, LocalDate since) {}

  /**
   * The services whose periods open.
   *
   * @param cost what these services cost together, with discounts and taxes: rounding a document as
   *     a whole may make that other than the sum of what each costs alone
   */
  public static Set<UUID> open(List<Wish> wishes, Money credit, Function<Set<UUID>, Money> cost) {
    Set<UUID> open = new LinkedHashSet<>();
    Money paid = Money.zero(credit.currency());
    for (Wish wish : wishes.stream().sorted(ORDER).toList()) {
      Set<UUID> more = new LinkedHashSet<>(open);
      more.add(wish.service());
      Money together = cost.apply(more);
      if (together.compareTo(credit) <= 0 || together.compareTo(paid) <= 0) {
        open = more;
        paid = together;
      }
    }
    return open;
  }
}
