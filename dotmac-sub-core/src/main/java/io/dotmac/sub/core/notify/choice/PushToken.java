package io.dotmac.sub.core.notify.choice;

import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An app of a subscriber that gets messages. */
@Entity
@Table(name = "push_token")
public class PushToken extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PushTokenId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id"))
  private SubscriberId subscriber;

  @Column(name = "platform", updatable = false)
  private PushPlatform platform;

  @Column(name = "token", updatable = false)
  private String token;

  @Nullable
  @Column(name = "device")
  private String device;

  /** For Hibernate; others use {@link PushTokens}. */
  protected PushToken() {}

  PushToken(SubscriberId subscriber, PushPlatform platform, String token, @Nullable String device) {
    this.id = PushTokenId.next();
    this.subscriber = subscriber;
    this.platform = platform;
    this.token = token;
    this.device = device;
  }

  /** An app can be signed in by somebody else than before. */
  void belong(SubscriberId to, @Nullable String called) {
    subscriber = to;
    device = called;
  }

  public PushTokenId id() {
    return id;
  }

  public SubscriberId subscriber() {
    return subscriber;
  }

  public PushPlatform platform() {
    return platform;
  }

  /** As the platform gave it to the app. */
  public String token() {
    return token;
  }

  /** What people call the device, if they said so. */
  public Optional<String> device() {
    return Optional.ofNullable(device);
  }
}
