/**
 * Who may talk to the server: a {@link io.dotmac.sub.radius.nas.NasClient} is a NAS, or a network
 * of them, with its secrets and what is demanded of it; a
 * {@link io.dotmac.sub.radius.nas.NasDirectory} finds it by the address a packet comes from. Pure:
 * no sockets, no logging.
 */
@NullMarked
package io.dotmac.sub.radius.nas;

import org.jspecify.annotations.NullMarked;
