/**
 * The arithmetic that a charge carries: typed steps with their figures, in a form that goes to JSON
 * and back, that a page prints and that a machine can check. Start with {@link
 * io.dotmac.sub.billing.charge.derivation.Derivation}.
 */
@NullMarked
package io.dotmac.sub.billing.charge.derivation;

import org.jspecify.annotations.NullMarked;
