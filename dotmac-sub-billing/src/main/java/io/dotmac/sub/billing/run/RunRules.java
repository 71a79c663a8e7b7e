package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.invoice.Settlement;
import io.dotmac.sub.billing.number.NumberingPolicy;
import io.dotmac.sub.billing.tax.TaxPolicy;

/**
 * What billing some accounts asks others for.
 *
 * @param settlement takes what credit the accounts have
 * @param taxes which taxes their charges bear
 * @param numbers the numbers of their documents
 */
public record RunRules(Settlement settlement, TaxPolicy taxes, NumberingPolicy numbers) {
  /** The taxes of the catalog and the numbers of the series. */
  public static RunRules standard(Settlement settlement) {
    return new RunRules(settlement, TaxPolicy.CATALOG, NumberingPolicy.SERIES);
  }
}
