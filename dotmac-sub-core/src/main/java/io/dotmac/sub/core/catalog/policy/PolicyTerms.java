package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a contract.
 *
 * @param trialDays days of service before the first charge
 * @param graceDays days an invoice may be late before anything happens
 * @param suspensionBilling whether suspended time is billed; absent: it is
 * @param refundWindowDays needed by {@code full_within_days}
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
    @Nullable @Column(name = "refund_window_days") Integer refundWindowDays) {
  /** Fills in what was left out with the defaults of a fresh tenant. */
  public PolicyTerms {
    prorationPolicy = prorationPolicy == null ? ProrationPolicy.IMMEDIATE : prorationPolicy;
    downgradePolicy = downgradePolicy == null ? ProrationPolicy.NEXT_CYCLE : downgradePolicy;
    suspensionAction = suspensionAction == null ? SuspensionAction.SUSPEND : suspensionAction;
    suspensionBilling = suspensionBilling == null ? SuspensionBilling.CONTINUE : suspensionBilling;
    refundPolicy = refundPolicy == null ? RefundPolicy.NONE : refundPolicy;
  }

  /** The rules of a fresh tenant under that name. */
  public static PolicyTerms standard(String name) {
    return new PolicyTerms(name, null, null, null, false, null, null, null, null, null);
  }

  void check() {
    new Checks()
        .required("/name", name, 200)
        .range("/trial_days", trialDays, 0, 3_650)
        .range("/grace_days", graceDays, 0, 3_650)
        .range("/refund_window_days", refundWindowDays, 0, 3_650)
        .rule(
            refundPolicy != RefundPolicy.FULL_WITHIN_DAYS || refundWindowDays != null,
            "/refund_window_days",
            "required",
            "the policy full_within_days needs the number of days")
        .done();
  }
}
