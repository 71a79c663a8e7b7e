/** An ONT is let in. Start at {@code ActivateOnt}. */
@NullMarked
package io.dotmac.sub.samples.olt;

import org.jspecify.annotations.NullMarked;
