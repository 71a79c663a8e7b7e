package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a contract.
 *
 * @param trialDays days of service before the first charge
 * @param graceDays days an invoice may be late before anything happens
 * @param suspensionBilling whether suspended time is billed; absent: it is
 * @param refundWindowDays needed by {@code full_within_days}
 * @param billingTiming when a period is charged
 * @param billingAlignment what periods are counted from
 * @param earlyTerminationPercent of what the rest of the contract would have cost; absent: nothing
 * @param holdFeePercent of the price, while a customer has the service held; absent: nothing
 * @param maxHoldDays how long a hold may be; absent: as long as wished
 * @param expiringNoticeDays how many days before its end a contract is said to expire
 * @param prepaidAction what becomes of a prepaid service whose next period its credit cannot pay;
 *     absent: it is invoiced like any other
 */
@Embeddable
public record PolicyTerms(
    @Column(name = "name") String name,
    @Column(name = "proration_policy") ProrationPolicy prorationPolicy,
    @Column(name = "downgrade_policy") ProrationPolicy downgradePolicy,
    @Nullable @Column(name = "trial_days") Integer trialDays,
    @Column(name = "trial_card_required") boolean trialCardRequired,
    @Nullable @Column(name = "grace_days") Integer graceDays,
    @Column(name = "suspension_action") SuspensionAction suspensionAction,
    @Column(name = "suspension_billing") SuspensionBilling suspensionBilling,
    @Column(name = "refund_policy") RefundPolicy refundPolicy,
    @Nullable @Column(name = "refund_window_days") Integer refundWindowDays,
    @Column(name = "billing_timing") BillingTiming billingTiming,
    @Column(name = "billing_alignment") BillingAlignment billingAlignment,
    @Nullable @Column(name = "early_termination_percent") BigDecimal earlyTerminationPercent,
    @Nullable @Column(name = "hold_fee_percent") BigDecimal holdFeePercent,
    @Nullable @Column(name = "max_hold_days") Integer maxHoldDays,
    @Nullable @Column(name = "expiring_notice_days") Integer expiringNoticeDays,
    @Nullable @Column(name = "prepaid_action") PrepaidAction prepaidAction) {
  /** Fills in what was left out with the defaults of a fresh tenant. */
  public PolicyTerms {
    prorationPolicy = prorationPolicy == null ? ProrationPolicy.IMMEDIATE : prorationPolicy;
    downgradePolicy = downgradePolicy == null ? ProrationPolicy.NEXT_CYCLE : downgradePolicy;
    suspensionAction = suspensionAction == null ? SuspensionAction.SUSPEND : suspensionAction;
    suspensionBilling = suspensionBilling == null ? SuspensionBilling.CONTINUE : suspensionBilling;
    refundPolicy = refundPolicy == null ? RefundPolicy.NONE : refundPolicy;
    billingTiming = billingTiming == null ? BillingTiming.IN_ADVANCE : billingTiming;
    billingAlignment = billingAlignment == null ? BillingAlignment.SUBSCRIPTION : billingAlignment;
  }

  /** The rules about proration and refunds alone; the others as a fresh tenant has them. */
  public static PolicyTerms refunding(
      String name, @Nullable RefundPolicy refunds, @Nullable Integer windowDays) {
    return new PolicyTerms(
        name,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        refunds,
        windowDays,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** The same, charged at that time and counted from there. */
  public PolicyTerms billed(BillingTiming timing, BillingAlignment alignment) {
    return new PolicyTerms(
        name,
        prorationPolicy,
        downgradePolicy,
        trialDays,
        trialCardRequired,
        graceDays,
        suspensionAction,
        suspensionBilling,
        refundPolicy,
        refundWindowDays,
        timing,
        alignment,
        earlyTerminationPercent,
        holdFeePercent,
        maxHoldDays,
        expiringNoticeDays,
        prepaidAction);
  }

  /** The same; prepaid services open only as far as credit reaches. */
  public PolicyTerms prepaid(PrepaidAction otherwise) {
    return new PolicyTerms(
        name,
        prorationPolicy,
        downgradePolicy,
        trialDays,
        trialCardRequired,
        graceDays,
        suspensionAction,
        suspensionBilling,
        refundPolicy,
        refundWindowDays,
        billingTiming,
        billingAlignment,
        earlyTerminationPercent,
        holdFeePercent,
        maxHoldDays,
        expiringNoticeDays,
        otherwise);
  }

  /** The same with a trial, a fee for leaving early and one for a hold. */
  public PolicyTerms contract(
      @Nullable Integer trial, @Nullable String earlyPercent, @Nullable String holdPercent) {
    return new PolicyTerms(
        name,
        prorationPolicy,
        downgradePolicy,
        trial,
        trialCardRequired,
        graceDays,
        suspensionAction,
        suspensionBilling,
        refundPolicy,
        refundWindowDays,
        billingTiming,
        billingAlignment,
        earlyPercent == null ? null : new BigDecimal(earlyPercent),
        holdPercent == null ? null : new BigDecimal(holdPercent),
        maxHoldDays,
        expiringNoticeDays,
        prepaidAction);
  }

  /** The rules of a fresh tenant under that name. */
  public static PolicyTerms standard(String name) {
    return refunding(name, null, null);
  }

  void check() {
    new Checks()
        .required("/name", name, 200)
        .range("/trial_days", trialDays, 0, 3_650)
        .range("/grace_days", graceDays, 0, 3_650)
        .range("/refund_window_days", refundWindowDays, 0, 3_650)
        .range("/early_termination_percent", earlyTerminationPercent, 0, 100)
        .range("/hold_fee_percent", holdFeePercent, 0, 100)
        .range("/max_hold_days", maxHoldDays, 1, 3_650)
        .range("/expiring_notice_days", expiringNoticeDays, 0, 3_650)
        .rule(
            refundPolicy != RefundPolicy.FULL_WITHIN_DAYS || refundWindowDays != null,
            "/refund_window_days",
            "required",
            "the policy full_within_days needs the number of days")
        .done();
  }
}
