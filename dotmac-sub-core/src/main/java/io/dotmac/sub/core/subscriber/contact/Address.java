package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** One place of a subscriber. */
@Entity
@Table(name = "address")
public class Address extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AddressId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id", updatable = false))
  private SubscriberId subscriber;

  @Embedded
  private AddressDetails details;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link Addresses}. */
  protected Address() {}

  Address(SubscriberId subscriber, AddressDetails details) {
    this.id = AddressId.next();
    this.subscriber = subscriber;
    this.details = details;
    this.active = true;
  }

  void change(AddressDetails to) {
    details = to;
  }

  void deactivate() {
    active = false;
  }

  public AddressId id() {
    return id;
  }

  /** Whose address it is. */
  public SubscriberId subscriber() {
    return subscriber;
  }

  public AddressDetails details() {
    return details;
  }

  /** Whether it may still be chosen; services that refer to it keep it. */
  public boolean active() {
    return active;
  }
}
