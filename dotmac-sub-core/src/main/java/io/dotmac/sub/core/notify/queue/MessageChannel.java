package io.dotmac.sub.core.notify.queue;

import io.dotmac.sub.core.notify.template.NotificationChannel;

/**
 * Sends messages by one provider. Used by several threads at once; a call ends within the lease of
 * the queue, whatever the provider does.
 */
public interface MessageChannel extends AutoCloseable {
  /** Which messages it sends. */
  NotificationChannel channel();

  /** What the log calls who sends that message, such as {@code smtp}. */
  String provider(OutgoingMessage message);

  /** Sends one; what goes wrong on the other side is an outcome and never thrown. */
  SendOutcome send(OutgoingMessage message);

  /** Ends connections. */
  @Override
  void close();
}
