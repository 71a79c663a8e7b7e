/**
 * Is it the line? What a line terminal says of an ONT just now, and what follows from it. Start at
 * {@link io.dotmac.sub.core.provisioning.line.LineTests}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.line;

import org.jspecify.annotations.NullMarked;
