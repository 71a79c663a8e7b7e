/**
 * Huawei SmartAX line terminals (MA56xx, MA58xx) over SSH. {@code SmartaxDialect} and the tables
 * are pure: commands out, rows in. The session always rests in the configuration mode.
 */
@NullMarked
package io.dotmac.sub.devices.huawei;

import org.jspecify.annotations.NullMarked;
