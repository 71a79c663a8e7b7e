/**
 * Realms: whose users are authenticated elsewhere, and the servers that know them. A realm without
 * an active server is not sent anywhere. Start at
 * {@link io.dotmac.sub.core.access.realm.RadiusRealms}.
 */
@NullMarked
package io.dotmac.sub.core.access.realm;

import org.jspecify.annotations.NullMarked;
