package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * A document with something open: an invoice with a balance, or a credit with a rest.
 *
 * @param document its id
 * @param date when an invoice is due, when a credit was given
 * @param open more than 0
 */
public record OpenItem(UUID document, LocalDate date, Money open) {

  /** Oldest first; of one day, in the order in which they were made. */
  static final Comparator<OpenItem> OLDEST_FIRST =
      Comparator.comparing(OpenItem::date).thenComparing(item -> item.document().toString());

  /** Rejects a document with nothing open. */
  public OpenItem {
    if (!open.isPositive()) {
      throw new IllegalArgumentException(
          "document " + document + ": more than 0 open was expected and " + open + " found");
    }
  }
}
