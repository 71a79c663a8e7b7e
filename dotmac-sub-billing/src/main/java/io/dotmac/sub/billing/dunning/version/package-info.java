/**
 * Dunning policies as data: named, each with versions that are never changed once they are
 * published. {@link io.dotmac.sub.billing.dunning.version.PolicyDocument} is how one is written
 * down; it becomes a {@link io.dotmac.sub.billing.dunning.policy.DunningPolicy}. Start at {@link
 * io.dotmac.sub.billing.dunning.version.DunningPolicies}.
 */
@NullMarked
package io.dotmac.sub.billing.dunning.version;

import org.jspecify.annotations.NullMarked;
