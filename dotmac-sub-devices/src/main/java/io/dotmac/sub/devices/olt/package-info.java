/**
 * What passive optical networks have in common, whoever made the line terminal: its values and
 * {@link io.dotmac.sub.devices.olt.OltDriver}, what can be asked of it. Values are pure: they hold
 * no connection and read no clock.
 */
@NullMarked
package io.dotmac.sub.devices.olt;

import org.jspecify.annotations.NullMarked;
