package io.dotmac.sub.core.network.plant.trace;

/** How one thing on the way of light is joined to the next. */
public enum Joint {
  /** The start of a trace, and the way through a splitter. */
  NONE,
  /** A plug. */
  CONNECTOR,
  /** Both plugs of a cord of which no strand is recorded. */
  CORD,
  /** Fibres melted together. */
  FUSION,
  /** Fibres held together. */
  MECHANICAL
}
