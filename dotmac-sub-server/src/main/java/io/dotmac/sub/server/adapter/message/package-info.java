/**
 * Sends messages to customers: mails by SMTP, SMS by Twilio, push messages by Firebase and Apple.
 * What is due is {@code core.notify}'s to say. Start at {@link
 * io.dotmac.sub.server.adapter.message.MessageSender}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.message;

import org.jspecify.annotations.NullMarked;
