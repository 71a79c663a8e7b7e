/** A program that ends a session or changes its speed while it lives. */
@NullMarked
package io.dotmac.sub.samples.coa;

import org.jspecify.annotations.NullMarked;
