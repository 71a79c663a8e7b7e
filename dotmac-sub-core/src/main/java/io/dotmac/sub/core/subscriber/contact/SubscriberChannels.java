package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.subscriber.ContactMethod;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ways to reach subscribers. A new primary one takes the place of the old of its kind. */
public final class SubscriberChannels {
  /** All channels a caller may see, the newest first. */
  public static final Listing<SubscriberChannel> LISTING = Listing.of(SubscriberChannel.class)
      .filter("subscriber_id", "e.subscriber.value = :subscriber_id", Id::parse)
      .filter(
          "channel_type",
          "e.details.channelType = :channel_type",
          text -> WireName.parse(ContactMethod.class, text))
      .filter("is_verified", "e.verified = :is_verified", Parsers::flag)
      .own("e.subscriber.value = :own")
      .reseller("e.subscriber.value in"
          + " (select s.id.value from Subscriber s where s.reseller.value = :reseller)");

  /** Records a channel. */
  public SubscriberChannel create(Tx tx, SubscriberId subscriber, ChannelDetails details) {
    Subscribers.requireVisible(tx, subscriber);
    details.check();
    if (details.isPrimary()) {
      demote(tx, subscriber, details.channelType(), null);
    }
    SubscriberChannel channel = new SubscriberChannel(subscriber, details);
    tx.save(channel);
    return channel;
  }

  /** The channel of that id, if the caller may see it. */
  public SubscriberChannel require(Tx tx, SubscriberChannelId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public SubscriberChannel update(Tx tx, SubscriberChannelId id, ChannelDetails details) {
    details.check();
    SubscriberChannel channel = require(tx, id);
    if (details.isPrimary()) {
      demote(tx, channel.subscriber(), details.channelType(), id);
    }
    channel.change(details);
    return channel;
  }

  /** The address proved to be the subscriber's. */
  public SubscriberChannel verify(Tx tx, SubscriberChannelId id) {
    SubscriberChannel channel = require(tx, id);
    channel.verify(tx.now());
    return channel;
  }

  /** Forgets the channel. */
  public void remove(Tx tx, SubscriberChannelId id) {
    tx.session().remove(require(tx, id));
  }

  private static void demote(
      Tx tx, SubscriberId subscriber, ContactMethod type, @Nullable SubscriberChannelId but) {
    tx.session().flush();
    tx.session()
        .createMutationQuery("update versioned SubscriberChannel e set e.details.isPrimary = false"
            + " where e.subscriber.value = :subscriber and e.details.channelType = :type"
            + " and e.details.isPrimary = true and e.id.value <> :but")
        .setParameter("subscriber", subscriber.value())
        .setParameter("type", type)
        .setParameter("but", but == null ? new UUID(0, 0) : but.value())
        .executeUpdate();
  }
}
