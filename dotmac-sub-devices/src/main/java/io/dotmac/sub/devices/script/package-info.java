/**
 * Commands that people write for their devices, with values put in: applied as plans, with what
 * takes each back and with what is read back.
 *
 * <p>Start with {@link io.dotmac.sub.devices.script.ConfigScript}; a device that takes them is a
 * {@link io.dotmac.sub.devices.script.ScriptDriver}.
 */
@NullMarked
package io.dotmac.sub.devices.script;

import org.jspecify.annotations.NullMarked;
