/**
 * The watch over devices: what is said of a device that stops or starts to answer. Start at {@link
 * io.dotmac.sub.core.network.watch.NasWatch}.
 */
@NullMarked
package io.dotmac.sub.core.network.watch;

import org.jspecify.annotations.NullMarked;
