/**
 * Figures over all accounts, computed by the database: what is owed by age, and the proof that the
 * books are right. Start at {@link io.dotmac.sub.billing.report.MoneyVerifier}.
 */
@NullMarked
package io.dotmac.sub.billing.report;

import org.jspecify.annotations.NullMarked;
