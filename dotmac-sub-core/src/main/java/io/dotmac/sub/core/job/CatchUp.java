package io.dotmac.sub.core.job;

/** What becomes of runs that were due while no node was up. */
public enum CatchUp {
  /** One run makes up for all that were missed. */
  ONCE,
  /** Each missed run is made up for, the oldest first. */
  EACH,
  /** Missed runs are left out. */
  SKIP
}
