package io.dotmac.sub.radius.coa;

import java.util.function.Consumer;

/**
 * Does what a Disconnect- or CoA-Request asks. It is called on the server's thread: hand anything
 * that waits to a thread of your own, which tells the answer later.
 */
@FunctionalInterface
public interface CoaHandler {
  /** Handles {@code request} and tells {@code answer}, now or later; the first answer counts. */
  void handle(CoaRequest request, Consumer<NasAnswer> answer);
}
