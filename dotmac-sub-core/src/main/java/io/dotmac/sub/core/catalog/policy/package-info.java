/**
 * The rules of a contract: proration, refunds, trial, grace, what suspending does, and the dunning
 * ladder. Offers refer to a policy set; those that name none follow the tenant's default set. Start
 * at {@link io.dotmac.sub.core.catalog.policy.PolicySets}.
 */
@NullMarked
package io.dotmac.sub.core.catalog.policy;

import org.jspecify.annotations.NullMarked;
