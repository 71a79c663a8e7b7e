package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** A value this provider records about a subscriber, by key. */
@Entity
@Table(name = "subscriber_custom_field")
public class SubscriberCustomField extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private CustomFieldId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id", updatable = false))
  private SubscriberId subscriber;

  @Column(name = "key", updatable = false)
  private String key;

  @Embedded
  private TypedValue value;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link CustomFields}. */
  protected SubscriberCustomField() {}

  SubscriberCustomField(SubscriberId subscriber, String key, TypedValue value) {
    this.id = CustomFieldId.next();
    this.subscriber = subscriber;
    this.key = key;
    this.value = value;
    this.active = true;
  }

  void put(TypedValue to) {
    value = to;
    active = true;
  }

  void deactivate() {
    active = false;
  }

  public CustomFieldId id() {
    return id;
  }

  public SubscriberId subscriber() {
    return subscriber;
  }

  public String key() {
    return key;
  }

  public TypedValue value() {
    return value;
  }

  public boolean active() {
    return active;
  }
}
