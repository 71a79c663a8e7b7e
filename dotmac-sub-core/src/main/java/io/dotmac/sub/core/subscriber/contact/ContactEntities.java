package io.dotmac.sub.core.subscriber.contact;

import java.util.List;

/** The entities and columns of this package, for the session factory. */
public final class ContactEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      Address.class,
      SubscriberChannel.class,
      SubscriberCustomField.class,
      AddressType.Column.class,
      ValueType.Column.class);

  private ContactEntities() {}
}
