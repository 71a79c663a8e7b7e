package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import java.util.Optional;
import java.util.regex.Pattern;

/** Custom fields of subscribers: one value a key. */
public final class CustomFields {
  /** All custom fields a caller may see, the newest first. */
  public static final Listing<SubscriberCustomField> LISTING = Listing.of(
          SubscriberCustomField.class)
      .filter("subscriber_id", "e.subscriber.value = :subscriber_id", Id::parse)
      .filter("key", "e.key = :key", text -> text)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("key", "e.key")
      .own("e.subscriber.value = :own")
      .reseller("e.subscriber.value in"
          + " (select s.id.value from Subscriber s where s.reseller.value = :reseller)");

  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /** Sets the value of a key, new or not. */
  public SubscriberCustomField put(Tx tx, SubscriberId subscriber, String key, TypedValue value) {
    Subscribers.requireVisible(tx, subscriber);
    Checks checks = new Checks()
        .rule(
            key != null && KEY.matcher(key).matches(),
            "/key",
            "key",
            "a name in lower snake case was expected and '" + key + "' found");
    value.check(checks);
    checks.done();
    Optional<SubscriberCustomField> existing = find(tx, subscriber, key);
    existing.ifPresent(field -> field.put(value));
    return existing.orElseGet(() -> {
      SubscriberCustomField field = new SubscriberCustomField(subscriber, key, value);
      tx.save(field);
      return field;
    });
  }

  /** The field of that id, if the caller may see it. */
  public SubscriberCustomField require(Tx tx, CustomFieldId id) {
    return LISTING.require(tx, id);
  }

  /** Takes the value out of use. */
  public SubscriberCustomField deactivate(Tx tx, CustomFieldId id) {
    SubscriberCustomField field = require(tx, id);
    field.deactivate();
    return field;
  }

  private static Optional<SubscriberCustomField> find(Tx tx, SubscriberId subscriber, String key) {
    return tx.session()
        .createSelectionQuery(
            "from SubscriberCustomField e where e.subscriber.value = :subscriber and e.key = :key",
            SubscriberCustomField.class)
        .setParameter("subscriber", subscriber.value())
        .setParameter("key", key)
        .uniqueResultOptional();
  }
}
