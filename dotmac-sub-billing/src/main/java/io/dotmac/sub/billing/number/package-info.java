/**
 * The numbers of documents, and the policy that a program may put in the place of the series. Start
 * at {@link io.dotmac.sub.billing.number.NumberingPolicy}.
 */
@NullMarked
package io.dotmac.sub.billing.number;

import org.jspecify.annotations.NullMarked;
