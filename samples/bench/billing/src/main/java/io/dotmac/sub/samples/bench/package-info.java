/**
 * Measures billing: each figure beside the floor that the same database gives to plain inserts of
 * the same rows. Start at {@code BillingBench}.
 */
@NullMarked
package io.dotmac.sub.samples.bench;

import org.jspecify.annotations.NullMarked;
