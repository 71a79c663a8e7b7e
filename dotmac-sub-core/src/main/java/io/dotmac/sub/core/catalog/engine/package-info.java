/**
 * Subscription engines: named sets of defaults that offers refer to, such as {@code residential}
 * with its anchor day and payment terms. A setting is a typed value by key. Start at {@link
 * io.dotmac.sub.core.catalog.engine.SubscriptionEngines}.
 */
@NullMarked
package io.dotmac.sub.core.catalog.engine;

import org.jspecify.annotations.NullMarked;
