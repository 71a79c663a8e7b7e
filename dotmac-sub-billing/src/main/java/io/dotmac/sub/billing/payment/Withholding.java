package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Tax that a customer withholds from what it pays and hands to the authority in our name. It is
 * recorded as a payment with the number of its certificate: the invoice is paid by the money and
 * the certificate together, and the books have a claim in place of cash. A certificate that proves
 * wrong is reversed like a check that bounced; it cannot be refunded.
 */
public final class Withholding {
  /** The most that may be withheld of an invoice before tax, in per cent; 0: no limit. */
  public static final Setting<BigDecimal> PERCENT =
      Setting.decimal(SettingDomain.BILLING, "withholding_tax_rate_percent", "0");

  private Withholding() {}

  static void check(Tx tx, NewPayment wanted) {
    String certificate = wanted.reference();
    if (certificate == null || certificate.isBlank()) {
      throw Problem.invalid(
          "/reference", "required", "expected the number of the certificate of what was withheld");
    }
    if (wanted.collection() != null) {
      throw Problem.invalid(
          "/collection_account_id", "withholding", "what was withheld lies in no account of ours");
    }
    BigDecimal percent = Settings.get(tx, PERCENT);
    if (wanted.invoice() != null && percent.signum() > 0) {
      Money subtotal = tx.require(Invoice.class, wanted.invoice()).subtotal();
      Money most = Money.rounded(
          subtotal.decimal().multiply(percent).movePointLeft(2),
          subtotal.currency(),
          RoundingMode.HALF_UP);
      if (wanted.amount().compareTo(most) > 0) {
        throw Problem.invalid(
            "/amount",
            "range",
            "expected at most " + most + ", " + percent.toPlainString() + " % of the invoice"
                + " before tax, found " + wanted.amount());
      }
    }
  }

  static void refuseRefund(Payment payment) {
    if (payment.method() == PaymentMethodType.WITHHOLDING) {
      throw Problem.conflict(
          "withholding_refund",
          "payment " + payment.number() + " was withheld and never here: reverse it");
    }
  }
}
