package io.dotmac.sub.billing.dunning;

import io.dotmac.sub.billing.dunning.policy.AccountFacts;
import io.dotmac.sub.billing.dunning.policy.CaseState;
import io.dotmac.sub.billing.dunning.policy.DunningDay;
import io.dotmac.sub.billing.dunning.policy.DunningDecision;
import io.dotmac.sub.billing.dunning.policy.Receivable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as dunning sees it.
 *
 * @param subscriber whose account it is; absent for an organization's
 * @param open its case, if it has one
 * @param rules what applies to it
 * @param state where its case stands on these rules
 */
record AccountView(
    UUID account,
    String number,
    @Nullable UUID subscriber,
    AccountFacts facts,
    @Nullable LiveCase open,
    PolicyBook.Rules rules,
    CaseState state) {

  Optional<LiveCase> openCase() {
    return Optional.ofNullable(open);
  }

  DunningDecision decide(DunningDay day) {
    return rules.policy().decide(state, facts, day);
  }

  /** The invoices that are late on that day and that nothing shields. */
  List<UUID> collected(LocalDate today) {
    return rules.policy().collected(facts, today).stream()
        .map(Receivable::invoice)
        .toList();
  }
}
