package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.version.PolicyDocument;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import org.jspecify.annotations.Nullable;

/**
 * Records a dunning policy with its first version.
 *
 * @param policySetId absent: for every policy set without a policy of its own
 */
public record CreateDunningPolicy(
    String name,
    @Nullable PolicySetId policySetId,
    @Nullable String notes,
    PolicyDocument document) {}
