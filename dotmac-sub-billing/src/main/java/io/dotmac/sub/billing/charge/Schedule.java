package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.time.AnchorGrid;

/** When a component is charged. */
public sealed interface Schedule {

  /**
   * For every period, on its first day.
   *
   * @param grid the periods
   */
  record InAdvance(AnchorGrid grid) implements Schedule {}

  /** Once, on the component's first day. */
  record Once() implements Schedule {}
}
