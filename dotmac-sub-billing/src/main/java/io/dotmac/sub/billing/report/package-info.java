/**
 * Figures over all accounts, computed by the database. Start at {@link
 * io.dotmac.sub.billing.report.Ageing}; {@link io.dotmac.sub.billing.report.MoneyVerifier} proves
 * the invariants of money.
 */
@NullMarked
package io.dotmac.sub.billing.report;

import org.jspecify.annotations.NullMarked;
