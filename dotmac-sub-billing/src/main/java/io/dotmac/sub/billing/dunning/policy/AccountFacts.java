package io.dotmac.sub.billing.dunning.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What dunning knows of an account.
 *
 * @param graceDays the account's own days of grace; absent: the policy's
 * @param receivables its invoices, in any order; those that are not late do not count
 * @param fields the custom fields of its subscriber
 * @param failureCode why the last payment failed; absent when it did not
 */
public record AccountFacts(
    UUID account,
    CustomerKind customer,
    @Nullable Integer graceDays,
    List<Receivable> receivables,
    List<Shield> shields,
    Map<String, String> fields,
    @Nullable String failureCode) {
  /** Copies the collections. */
  public AccountFacts {
    receivables = List.copyOf(receivables);
    shields = List.copyOf(shields);
    fields = Map.copyOf(fields);
  }

  /** A person who owes these. */
  public static AccountFacts owing(UUID account, List<Receivable> receivables) {
    return new AccountFacts(
        account, CustomerKind.PERSON, null, receivables, List.of(), Map.of(), null);
  }

  /** The same, protected by these. */
  public AccountFacts shielded(List<Shield> by) {
    return new AccountFacts(account, customer, graceDays, receivables, by, fields, failureCode);
  }

  /** The same, owing these instead. */
  public AccountFacts owing(List<Receivable> others) {
    return new AccountFacts(account, customer, graceDays, others, shields, fields, failureCode);
  }

  boolean isShielded(Receivable receivable, LocalDate day) {
    return shields.stream().anyMatch(each -> each.covers(receivable.invoice(), day));
  }
}
