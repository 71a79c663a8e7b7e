/**
 * Users of realms are authenticated by servers of somebody else, each provider's by its own. Start
 * at {@link io.dotmac.sub.server.adapter.radius.proxy.RealmProxy}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.proxy;

import org.jspecify.annotations.NullMarked;
