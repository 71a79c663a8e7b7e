package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way to reach a subscriber, and whether it proved to be theirs. */
@Entity
@Table(name = "subscriber_channel")
public class SubscriberChannel extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SubscriberChannelId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id", updatable = false))
  private SubscriberId subscriber;

  @Embedded
  private ChannelDetails details;

  @Column(name = "is_verified")
  private boolean verified;

  @Nullable
  @Column(name = "verified_at")
  private Instant verifiedAt;

  /** For Hibernate; others use {@link SubscriberChannels}. */
  protected SubscriberChannel() {}

  SubscriberChannel(SubscriberId subscriber, ChannelDetails details) {
    this.id = SubscriberChannelId.next();
    this.subscriber = subscriber;
    this.details = details;
  }

  /** Another address has to be verified again. */
  void change(ChannelDetails to) {
    if (!to.address().equals(details.address()) || to.channelType() != details.channelType()) {
      verified = false;
      verifiedAt = null;
    }
    details = to;
  }

  void verify(Instant at) {
    verified = true;
    verifiedAt = at;
  }

  public SubscriberChannelId id() {
    return id;
  }

  public SubscriberId subscriber() {
    return subscriber;
  }

  public ChannelDetails details() {
    return details;
  }

  public boolean verified() {
    return verified;
  }

  public Optional<Instant> verifiedAt() {
    return Optional.ofNullable(verifiedAt);
  }
}
