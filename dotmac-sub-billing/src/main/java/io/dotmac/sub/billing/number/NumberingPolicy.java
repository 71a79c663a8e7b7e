package io.dotmac.sub.billing.number;

import io.dotmac.sub.core.sequence.Sequences;
import io.dotmac.sub.core.sequence.Series;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives documents their numbers. A program that numbers its own way implements this and gives it to
 * {@link io.dotmac.sub.billing.BillingBuilder#numbers}: with the year, the branch, a check digit.
 *
 * <p>It is asked within the transaction that stores the documents and only for those that are
 * issued. Numbers are unique within the tenant and the series, also those of rolled back
 * transactions once they are used; the database refuses a second document with the same one. A
 * policy that keeps its counter in a table of the same transaction leaves no gap, and makes those
 * who ask meanwhile wait.
 *
 * <pre>{@code
 * NumberingPolicy byYear = (tx, series, count) -> NumberingPolicy.SERIES.take(tx, series, count)
 *     .stream().map(number -> tx.today().getYear() + "/" + number).toList();
 * }</pre>
 */
@FunctionalInterface
public interface NumberingPolicy {
  /** The series of the tenant, by their settings: prefix, digits, first number, gaps or none. */
  NumberingPolicy SERIES = NumberingPolicy::ofSeries;

  /**
   * The numbers of so many documents, in their order.
   *
   * @param series invoices, credit notes, payments or deposits
   * @param count 1 or more
   */
  List<String> take(Tx tx, Series series, int count);

  /** The number of one document. */
  default String next(Tx tx, Series series) {
    return take(tx, series, 1).get(0);
  }

  private static List<String> ofSeries(Tx tx, Series series, int count) {
    long first = Sequences.block(tx, series, count);
    List<String> numbers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      numbers.add(Sequences.format(tx, series, first + i));
    }
    return numbers;
  }
}
