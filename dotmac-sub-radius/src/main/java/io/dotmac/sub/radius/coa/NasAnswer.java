package io.dotmac.sub.radius.coa;

import io.dotmac.sub.radius.attribute.ErrorCause;

/** How a {@link SimulatedNas} answers a request. */
public sealed interface NasAnswer {
  /** It does what is asked. */
  record Ack() implements NasAnswer {}

  /** It refuses. */
  record Nak(ErrorCause cause) implements NasAnswer {}

  /** It says nothing, as if the packet had been lost. */
  record Silence() implements NasAnswer {}
}
