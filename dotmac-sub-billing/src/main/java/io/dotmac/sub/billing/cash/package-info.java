/**
 * Money that arrives in our accounts by itself: rows of bank statements, matched to who they are
 * probably from, and amounts that nobody claimed yet. Nothing is booked as somebody's payment
 * before a person confirms it, and a row is taken once, from however many files it comes.
 *
 * <p>Start with {@link io.dotmac.sub.billing.cash.BankStatements} and
 * {@link io.dotmac.sub.billing.cash.UnappliedCash}.
 */
@NullMarked
package io.dotmac.sub.billing.cash;

import org.jspecify.annotations.NullMarked;
