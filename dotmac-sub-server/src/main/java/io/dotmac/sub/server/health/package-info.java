/** Whether this node can work, told to load balancers and to who watches it. */
@NullMarked
package io.dotmac.sub.server.health;

import org.jspecify.annotations.NullMarked;
