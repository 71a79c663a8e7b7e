/**
 * Typed constants for the attributes of vendors that providers meet most, by the names
 * dictionaries give them. The rest of each vendor's attributes are known by name and number
 * through {@link io.dotmac.sub.radius.attribute.Dictionary#STANDARD}.
 */
@NullMarked
package io.dotmac.sub.radius.attribute.vendor;

import org.jspecify.annotations.NullMarked;
