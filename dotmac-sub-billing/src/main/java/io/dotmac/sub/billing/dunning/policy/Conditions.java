package io.dotmac.sub.billing.dunning.policy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that something is for. What is absent or empty does not matter; everything else must
 * hold together.
 *
 * @param minAmount at least this much is overdue, in the account's currency
 * @param maxAmount at most this much is overdue
 * @param minInvoices at least so many invoices are overdue
 * @param failureCodes the last payment failed for one of these reasons
 * @param fields these custom fields of the customer have these values; a tag is a field that is
 *     {@code true}
 * @param customer who owes
 */
public record Conditions(
    @Nullable BigDecimal minAmount,
    @Nullable BigDecimal maxAmount,
    @Nullable Integer minInvoices,
    Set<String> failureCodes,
    Map<String, String> fields,
    @Nullable CustomerKind customer) {
  /** Everybody. */
  public static final Conditions ALWAYS =
      new Conditions(null, null, null, Set.of(), Map.of(), null);

  /** Copies the collections. */
  public Conditions {
    failureCodes = Set.copyOf(failureCodes);
    fields = Map.copyOf(fields);
  }

  /** Whoever has that custom field. */
  public static Conditions field(String key, String value) {
    return new Conditions(null, null, null, Set.of(), Map.of(key, value), null);
  }

  /** Whoever owes at least that much. */
  public static Conditions atLeast(String amount) {
    return new Conditions(new BigDecimal(amount), null, null, Set.of(), Map.of(), null);
  }

  boolean hold(AccountFacts facts, Debt debt) {
    return amountFits(debt)
        && (minInvoices == null || debt.invoices() >= minInvoices)
        && (failureCodes.isEmpty()
            || Optional.ofNullable(facts.failureCode())
                .filter(failureCodes::contains)
                .isPresent())
        && fields.entrySet().stream()
            .allMatch(each -> each.getValue().equals(facts.fields().get(each.getKey())))
        && (customer == null || customer == facts.customer());
  }

  private boolean amountFits(Debt debt) {
    BigDecimal overdue = debt.amount().decimal();
    return (minAmount == null || overdue.compareTo(minAmount) >= 0)
        && (maxAmount == null || overdue.compareTo(maxAmount) <= 0);
  }
}
