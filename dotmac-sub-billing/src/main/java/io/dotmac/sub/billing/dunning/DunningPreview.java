package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.dunning.policy.DunningDecision;
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
      AccountView account, DunningDecision.Taken taken, List<UUID> subscriptions) {
    return new DunningPreview(
        account.account(), account.number(), taken.stepNo(), taken.step().action(), subscriptions);
  }

  static DunningPreview resolution(AccountView account) {
    return new DunningPreview(account.account(), account.number(), 0, null, List.of());
  }
}
