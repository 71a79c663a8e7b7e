/**
 * Access servers and what RADIUS does with them: who asks and what to type there, why logins are
 * refused, what was enforced. Start with {@link
 * io.dotmac.sub.server.web.admin.network.NetworkResource}.
 */
@NullMarked
package io.dotmac.sub.server.web.admin.network;

import org.jspecify.annotations.NullMarked;
