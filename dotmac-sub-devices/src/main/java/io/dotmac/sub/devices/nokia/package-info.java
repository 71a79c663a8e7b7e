/**
 * Nokia ISAM: 7302, 7330 and 7360 FX. Its command line has no modes to walk through: each command
 * names the whole path to what it changes.
 *
 * <p>Start with {@link io.dotmac.sub.devices.nokia.IsamProvider}; {@code IsamDialect} has the
 * commands, {@code IsamTables} what is read of their answers.
 */
@NullMarked
package io.dotmac.sub.devices.nokia;

import org.jspecify.annotations.NullMarked;
