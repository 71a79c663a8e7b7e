/**
 * What dunning does, as a function: a policy, how far a case is, what is known of the account and
 * the day give the steps to take and how far the case is then. The run, the preview and the
 * simulation call the same function. Nothing here knows a database, a clock or a log. Start at
 * {@link io.dotmac.sub.billing.dunning.policy.DunningPolicy}.
 */
@NullMarked
package io.dotmac.sub.billing.dunning.policy;

import org.jspecify.annotations.NullMarked;
