/**
 * Subscribers as staff see them: the list, and one of them under one head with a tab for each
 * question a caller may ask. Start with {@link
 * io.dotmac.sub.server.web.admin.subscriber.SubscriberResource}.
 */
@NullMarked
package io.dotmac.sub.server.web.admin.subscriber;

import org.jspecify.annotations.NullMarked;
