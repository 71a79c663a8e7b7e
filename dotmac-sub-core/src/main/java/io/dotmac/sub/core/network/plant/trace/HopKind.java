package io.dotmac.sub.core.network.plant.trace;

/** What light passes. */
public enum HopKind {
  /** Where it comes from. */
  PON_PORT,
  /** A fibre. */
  STRAND,
  /** An input of a splitter. */
  INPUT,
  /** An output of a splitter. */
  OUTPUT,
  /** Where it goes to. */
  ONT
}
