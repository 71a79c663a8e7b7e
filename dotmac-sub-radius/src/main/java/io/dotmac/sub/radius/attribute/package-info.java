/**
 * The names of attributes: typed constants for the RFCs ({@link
 * io.dotmac.sub.radius.attribute.Attributes}) and for vendors, the enumerations they carry, a
 * dictionary for logs, and how a plan's {@link io.dotmac.sub.radius.attribute.Bandwidth} becomes
 * what a vendor's NAS understands. Pure: no sockets, no logging. A vendor that is missing needs a
 * class of constants like {@link io.dotmac.sub.radius.attribute.Mikrotik}, nothing else.
 */
@NullMarked
package io.dotmac.sub.radius.attribute;

import org.jspecify.annotations.NullMarked;
