/**
 * What passive optical networks have in common, whoever made the line terminal. Values here are
 * pure: they hold no connection and read no clock.
 */
@NullMarked
package io.dotmac.sub.devices.olt;

import org.jspecify.annotations.NullMarked;
