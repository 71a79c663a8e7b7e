package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.account.CollectionAccount;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.account.CollectionAccounts;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes payments of what is wanted, with a block of numbers that leaves no gap. */
final class NewPayments {
  private final Tx tx;
  private final Map<Till, Optional<CollectionAccountId>> tills = new HashMap<>();
  private final List<Payment> created = new ArrayList<>();
  private final Iterator<String> numbers;

  private record Till(@Nullable CollectionAccountId wanted, Currency currency) {}

  /** Takes a number for each that is wanted, but those whose key is known. */
  NewPayments(Tx tx, NumberingPolicy numbering, List<NewPayment> wanted, Set<String> known) {
    this.tx = tx;
    long withoutKey = wanted.stream().filter(each -> each.key().isEmpty()).count();
    long withKey = wanted.stream()
        .flatMap(each -> each.key().stream())
        .distinct()
        .filter(key -> !known.contains(key))
        .count();
    int count = Math.toIntExact(withoutKey + withKey);
    this.numbers = count == 0
        ? Collections.emptyIterator()
        : numbering.take(tx, Series.PAYMENT, count).iterator();
  }

  /** A pending payment that is not saved yet. */
  Payment create(NewPayment wanted) {
    Payment payment =
        new Payment(PaymentId.next(), numbers.next(), wanted, till(wanted).orElse(null));
    created.add(payment);
    return payment;
  }

  /** In the order in which they were made. */
  List<Payment> created() {
    return Collections.unmodifiableList(created);
  }

  private Optional<CollectionAccountId> till(NewPayment wanted) {
    if (wanted.method() == PaymentMethodType.WITHHOLDING) {
      return Optional.empty();
    }
    Till till = new Till(wanted.collection(), wanted.amount().currency());
    return tills.computeIfAbsent(
        till,
        any -> CollectionAccounts.choose(tx, till.wanted(), till.currency())
            .map(CollectionAccount::id));
  }
}
