package io.dotmac.sub.core.event.catalog;

import io.dotmac.sub.core.event.DomainEvent;
import java.util.List;

/**
 * A kind of event that integrators can rely on.
 *
 * @param name such as {@code invoice.paid}; never changed once published
 * @param happens when there is one, as a sentence
 * @param payloads the records whose components are the payload; several when one name stands for
 *     several occasions, none when who publishes it decides
 * @param emitted whether anything in the product causes it yet
 */
public record EventType(
    String name, String happens, List<Class<? extends DomainEvent>> payloads, boolean emitted) {
  /** Copies the list. */
  public EventType {
    payloads = List.copyOf(payloads);
  }

  /** A type that the product causes. */
  @SafeVarargs
  public static EventType of(
      String name, String happens, Class<? extends DomainEvent>... payloads) {
    return new EventType(name, happens, List.of(payloads), true);
  }

  /** A type whose shape is settled before anything causes it. */
  public static EventType planned(
      String name, String happens, Class<? extends DomainEvent> payload) {
    return new EventType(name, happens, List.of(payload), false);
  }

  /** What the name begins with: {@code invoice} of {@code invoice.paid}. */
  public String family() {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
