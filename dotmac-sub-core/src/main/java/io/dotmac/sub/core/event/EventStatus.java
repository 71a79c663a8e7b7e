package io.dotmac.sub.core.event;

/** How far an event's handlers are. */
public enum EventStatus {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED
}
