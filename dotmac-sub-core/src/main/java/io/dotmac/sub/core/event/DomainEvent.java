package io.dotmac.sub.core.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that happened, in the past tense. Implemented by records: the components, ids and
 * values only, become the payload.
 */
public interface DomainEvent {
  /** The name integrators know, such as {@code invoice.paid}. */
  @JsonIgnore
  String type();

  /** The things it is about. */
  @JsonIgnore
  default EventContext context() {
    return EventContext.NONE;
  }
}
