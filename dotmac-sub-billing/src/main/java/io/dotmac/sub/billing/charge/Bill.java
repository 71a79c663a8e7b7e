package io.dotmac.sub.billing.charge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/**
 * What billing an account on a day yields.
 *
 * @param account who owes
 * @param on the day up to which charges were due
 * @param lines in a fixed order; none when everything due was billed
 */
public record Bill(UUID account, LocalDate on, List<ChargeLine> lines) {

  /** Copies the list. */
  public Bill {
    lines = List.copyOf(lines);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /**
   * The documents to store: for each currency, in order of its code, an invoice of what is charged
   * and a credit note of what is given back, each only if it has lines.
   */
  public List<Draft> drafts() {
    List<Currency> currencies = lines.stream()
        .map(line -> line.net().currency())
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .toList();
    List<Draft> drafts = new ArrayList<>();
    for (Currency currency : currencies) {
      for (boolean credit : new boolean[] {false, true}) {
        List<ChargeLine> own = lines.stream()
            .filter(line -> line.net().currency().equals(currency))
            .filter(line -> line.isCredit() == credit)
            .toList();
        if (!own.isEmpty()) {
          drafts.add(new Draft(currency, credit, own));
        }
      }
    }
    return List.copyOf(drafts);
  }
}
