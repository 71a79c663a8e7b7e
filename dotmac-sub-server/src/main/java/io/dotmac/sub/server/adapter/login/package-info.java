/** Who checks the passwords of staff that this installation does not keep: servers of RADIUS. */
@NullMarked
package io.dotmac.sub.server.adapter.login;

import org.jspecify.annotations.NullMarked;
