package io.dotmac.sub.server.demo;

/** How a subscriber of the demo pays. */
enum PayingHabit {
  /** In full, before the due date. */
  ON_TIME,
  /** In full, some days after the due date. */
  LATE,
  /** Half before the due date, the rest after it. */
  IN_PARTS,
  /** A round sum above the total: the rest stays as credit. */
  ROUNDS_UP,
  /** On time until one day, then not at all. */
  STOPS
}
