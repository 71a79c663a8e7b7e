/** REST of services: subscriptions with their verbs, add-ons, history and change requests. */
@NullMarked
package io.dotmac.sub.server.api.subscription;

import org.jspecify.annotations.NullMarked;
