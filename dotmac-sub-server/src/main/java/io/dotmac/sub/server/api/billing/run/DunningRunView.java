package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.dunning.DunningPreview;
import io.dotmac.sub.billing.dunning.DunningRuns;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a dunning run did, or would do.
 *
 * @param held whose step is due and waits for a working hour or a brake
 * @param steps of a dry run: what would be done, at most 500
 */
public record DunningRunView(
    boolean dryRun,
    LocalDate runDate,
    int accounts,
    int opened,
    int stepped,
    int resolved,
    int held,
    List<Step> steps) {
  /** What would be done with an account; without an action its case would be resolved. */
  public record Step(
      UUID accountId,
      String accountNumber,
      int step,
      @Nullable DunningAction action,
      List<UUID> subscriptionIds) {}

  static DunningRunView done(LocalDate date, DunningRuns.Result result) {
    return new DunningRunView(
        false,
        date,
        result.accounts(),
        result.opened(),
        result.stepped(),
        result.resolved(),
        result.held(),
        List.of());
  }

  static DunningRunView preview(LocalDate date, List<DunningPreview> previews) {
    return new DunningRunView(
        true,
        date,
        previews.size(),
        0,
        0,
        0,
        0,
        previews.stream()
            .map(each -> new Step(
                each.account(),
                each.accountNumber(),
                each.step(),
                each.action(),
                each.subscriptions()))
            .toList());
  }
}
