/**
 * What is charged, and why: a pure function from an account's timeline to invoice lines.
 *
 * <p>{@link io.dotmac.sub.billing.charge.ChargeEngine#bill} computes what should have been charged
 * up to a date, subtracts what was, and yields the difference as lines that carry their own
 * arithmetic. Preview, billing run, simulation and verification are this one function. It knows no
 * database, no clock and no locale.
 *
 * <p>Invariants: the same snapshot gives the same lines in the same order; billing again gives
 * none; however many runs and changes came between, the lines of a period sum to what one run over
 * the final timeline gives; amounts of two currencies never meet.
 *
 * <p>The published rule is in {@code docs/reference/proration.md}.
 */
@NullMarked
package io.dotmac.sub.billing.charge;

import org.jspecify.annotations.NullMarked;
