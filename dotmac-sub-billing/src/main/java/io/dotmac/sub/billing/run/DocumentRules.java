package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.Draft;
import io.dotmac.sub.billing.charge.document.DocumentRounding;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a provider decides about its documents.
 *
 * @param minimum an invoice below it waits until more is due; 0: none does
 * @param taxByDocument whether an added tax is rounded once a document and not once a line
 */
public record DocumentRules(BigDecimal minimum, boolean taxByDocument) {
  /** An invoice of a run below this amount waits until more is due. */
  public static final Setting<BigDecimal> MINIMUM =
      Setting.decimal(SettingDomain.BILLING, "minimum_invoice_amount", "0");

  /** Whether an added tax is rounded once a document and not once a line. */
  public static final Setting<Boolean> TAX_BY_DOCUMENT =
      Setting.flag(SettingDomain.BILLING, "tax_rounding_by_document", false);

  /** Those that a tenant can set. */
  public static final List<Setting<?>> SETTINGS = List.of(MINIMUM, TAX_BY_DOCUMENT);

  static DocumentRules of(Tx tx) {
    return new DocumentRules(Settings.get(tx, MINIMUM), Settings.get(tx, TAX_BY_DOCUMENT));
  }

  /** Whether all that is charged is below the minimum, and nothing is given back. */
  boolean isTooLittle(Bill bill) {
    List<Draft> drafts = bill.drafts();
    return minimum.signum() > 0
        && !drafts.isEmpty()
        && drafts.stream()
            .allMatch(draft -> !draft.credit()
                && draft.totals().total().isPositive()
                && draft.totals().total().decimal().compareTo(minimum) < 0);
  }

  Bill rounded(Bill bill) {
    return taxByDocument ? DocumentRounding.of(bill) : bill;
  }
}
