/**
 * Days on which a service rests at its customer's wish, or is served for nothing.
 *
 * <p>A hold switches the service off on its first day and on again on its last, by itself; the
 * billing run takes its days, or all but a fee, out of what is charged. Start at {@link
 * io.dotmac.sub.core.access.hold.Holds}.
 */
@NullMarked
package io.dotmac.sub.core.access.hold;

import org.jspecify.annotations.NullMarked;
