package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.attribute.ErrorCause;

/** How a NAS answers a Disconnect- or CoA-Request. */
public sealed interface NasAnswer {
  /** It does what is asked. */
  record Ack() implements NasAnswer {}

  /** It refuses. */
  record Nak(ErrorCause cause) implements NasAnswer {}

  /** It says nothing, as if the packet had been lost: it will be asked again. */
  record Silence() implements NasAnswer {}
}
