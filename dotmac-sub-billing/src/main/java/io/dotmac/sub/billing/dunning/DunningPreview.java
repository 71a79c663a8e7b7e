package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.account.BillingAccount;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What dunning would do with an account.
 *
 * @param step the step's place on the ladder; 0 when the case would be resolved
 * @param action absent when the case would be resolved
 * @param subscriptions the services it would be about
 */
public record DunningPreview(
    UUID account,
    String accountNumber,
    int step,
    @Nullable DunningAction action,
    List<UUID> subscriptions) {
  /** Copies the list. */
  public DunningPreview {
    subscriptions = List.copyOf(subscriptions);
  }

  static DunningPreview step(
      BillingAccount account, DunningDecision.Take take, List<UUID> subscriptions) {
    return new DunningPreview(
        account.id().value(), account.number(), take.stepNo(), take.step().action(), subscriptions);
  }

  static DunningPreview resolution(BillingAccount account) {
    return new DunningPreview(account.id().value(), account.number(), 0, null, List.of());
  }
}
