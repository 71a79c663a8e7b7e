/**
 * What subscribers want to be told, and where their apps are reached. Start at {@link
 * io.dotmac.sub.core.notify.choice.NotificationChoices}.
 */
@NullMarked
package io.dotmac.sub.core.notify.choice;

import org.jspecify.annotations.NullMarked;
