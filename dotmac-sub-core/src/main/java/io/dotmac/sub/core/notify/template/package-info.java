/**
 * What is said: templates by code, channel and language, a tenant's own before the built-in ones.
 *
 * <p>A template is text with names in double braces. Names stand for texts and truths only, so that
 * nothing loops, nothing is included and nothing is called: {@link
 * io.dotmac.sub.core.notify.template.MessageText}. Start at {@link
 * io.dotmac.sub.core.notify.template.NotificationTemplates}.
 */
@NullMarked
package io.dotmac.sub.core.notify.template;

import org.jspecify.annotations.NullMarked;
