package io.dotmac.sub.radius.client;

import java.util.concurrent.CompletableFuture;

/** Carries requests to a server and their replies back: over UDP or TLS. */
public interface RequestTransport extends AutoCloseable {
  /** Sends {@code request}. The future always completes, and never exceptionally. */
  CompletableFuture<SendOutcome> send(OutgoingRequest request, Retransmission schedule);

  /** Stops. What has no reply yet ends as {@link SendOutcome.Unsent}. */
  @Override
  void close();
}
