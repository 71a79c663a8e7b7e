/**
 * How what a run charges differs from what the same accounts were charged a month before. Start at
 * {@link io.dotmac.sub.billing.run.diff.RunDiff}.
 */
@NullMarked
package io.dotmac.sub.billing.run.diff;

import org.jspecify.annotations.NullMarked;
