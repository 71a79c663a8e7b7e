package io.dotmac.sub.core.network.outage;

/** What many depend on. */
public enum OutageCause {
  /** Its fibre, its splitter or the port itself. */
  PON_PORT,
  /** All that hangs on a line terminal. */
  OLT_DEVICE,
  /** An access server that no longer reports the sessions it carries. */
  NAS_DEVICE
}
