/**
 * A driver for a line terminal that does not exist: the ACME, with one ONT on each port. Start at
 * {@code AcmeDriver}.
 */
@NullMarked
package io.dotmac.sub.samples.acme;

import org.jspecify.annotations.NullMarked;
