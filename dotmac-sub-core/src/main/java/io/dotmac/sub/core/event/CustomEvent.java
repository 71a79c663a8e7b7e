package io.dotmac.sub.core.event;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that happened elsewhere, told to the product by an integrator.
 *
 * @param payload as it was sent
 * @param context what it is about
 */
public record CustomEvent(@JsonValue ObjectNode payload, EventContext context)
    implements DomainEvent {
  /** The name of all of them. */
  public static final String TYPE = "custom";

  @Override
  public String type() {
    return TYPE;
  }
}
