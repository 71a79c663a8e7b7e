/**
 * ZTE ZXA10: the C300 and C320, and the C600 and C650, which name their interfaces in another way.
 *
 * <p>Start with {@link io.dotmac.sub.devices.zte.ZxanProvider}; {@code ZxanDialect} has the
 * commands, {@code ZxanTables} what is read of their answers.
 */
@NullMarked
package io.dotmac.sub.devices.zte;

import org.jspecify.annotations.NullMarked;
