/**
 * When somebody has to look: rules about what was measured, and the alerts that they raise. An
 * alert is open until its value is back on the other side of the line at which it ends, which may
 * lie further than the one at which it began. Start at {@link
 * io.dotmac.sub.core.network.alert.AlertWatch}.
 */
@NullMarked
package io.dotmac.sub.core.network.alert;

import org.jspecify.annotations.NullMarked;
