/** Reading what devices print for people: tables, records of label and value, matrices. Pure. */
@NullMarked
package io.dotmac.sub.devices.parse;

import org.jspecify.annotations.NullMarked;
