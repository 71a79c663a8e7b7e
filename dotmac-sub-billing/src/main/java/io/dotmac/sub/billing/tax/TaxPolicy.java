package io.dotmac.sub.billing.tax;

import io.dotmac.sub.billing.charge.TaxRule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Decides which taxes new charges bear. A program that has tax rules of its own implements this and
 * gives it to {@link io.dotmac.sub.billing.BillingBuilder#taxes}; the amounts, their rounding and
 * their derivation stay those of billing.
 *
 * <p>It is asked once for each service and add-on that is billed or previewed, by several threads,
 * within a database transaction: it must answer from memory, always the same for the same sale, and
 * call no network. What was charged keeps its taxes, also when it is given back.
 *
 * <pre>{@code
 * TaxPolicy noTaxOnIslands = sale -> "NG-LA".equals(sale.place().region())
 *     ? List.of()
 *     : sale.catalog();
 * }</pre>
 */
@FunctionalInterface
public interface TaxPolicy {
  /** What the catalog says. */
  TaxPolicy CATALOG = Sale::catalog;

  /**
   * The taxes of a sale, in the order in which an invoice names them; empty: none.
   *
   * @return rules whose ids are the same whenever they are the same tax
   */
  List<TaxRule> taxes(Sale sale);

  /**
   * Something sold.
   *
   * @param account who owes
   * @param service the subscription
   * @param offer its plan
   * @param place where the service is
   * @param on the day up to which is billed
   * @param catalog the taxes that the catalog has for it
   */
  record Sale(
      UUID account, UUID service, UUID offer, TaxPlace place, LocalDate on, List<TaxRule> catalog) {
    /** The same sale of something with other taxes in the catalog: an add-on of the service. */
    public Sale of(List<TaxRule> otherCatalog) {
      return new Sale(account, service, offer, place, on, otherCatalog);
    }
  }
}
