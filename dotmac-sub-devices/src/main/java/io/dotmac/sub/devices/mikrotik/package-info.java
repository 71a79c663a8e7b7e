/**
 * MikroTik RouterOS over SSH, REST and its binary API: one dialect of menus and values, three ways
 * to write it down. Values are escaped by the way they go.
 */
@NullMarked
package io.dotmac.sub.devices.mikrotik;

import org.jspecify.annotations.NullMarked;
