package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;

/** Takes messages to the apps of one platform. */
interface AppPush extends AutoCloseable {
  /** The code with which an app is gone for good, whatever the platform calls it. */
  String GONE = "unregistered";

  /** Sends a message to the app of that token. */
  SendOutcome send(OutgoingMessage message, String app);

  @Override
  void close();
}
