package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.OfferAddOn;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An add-on of a service on the days {@code [startOn, endOn)}. */
@Entity
@Table(name = "subscription_add_on")
public class SubscriptionAddOn extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SubscriptionAddOnId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscription_id", updatable = false))
  private SubscriptionId subscription;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "add_on_id", updatable = false))
  private AddOnId addOn;

  @Column(name = "quantity")
  private int quantity;

  @Nullable
  @Column(name = "start_on")
  private LocalDate startOn;

  @Nullable
  @Column(name = "end_on")
  private LocalDate endOn;

  /** For Hibernate; others use {@link SubscriptionAddOns}. */
  protected SubscriptionAddOn() {}

  SubscriptionAddOn(
      SubscriptionId subscription, AddOnId addOn, int quantity, @Nullable LocalDate startOn) {
    this.id = SubscriptionAddOnId.next();
    this.subscription = subscription;
    this.addOn = addOn;
    this.quantity = quantity;
    this.startOn = startOn;
  }

  /** One that the offer does not go without: it starts when the service does. */
  static SubscriptionAddOn required(Subscription subscription, OfferAddOn link) {
    return new SubscriptionAddOn(
        subscription.id(), link.addOn(), link.terms().startingQuantity(), null);
  }

  void end(LocalDate on) {
    if (endOn != null) {
      throw Problem.conflict("add_on_ended", "the add-on ends on " + endOn + " already");
    }
    endOn = startOn != null && on.isBefore(startOn) ? startOn : on;
  }

  public SubscriptionAddOnId id() {
    return id;
  }

  public SubscriptionId subscription() {
    return subscription;
  }

  public AddOnId addOn() {
    return addOn;
  }

  public int quantity() {
    return quantity;
  }

  /** The first day; absent: the first day of the service. */
  public Optional<LocalDate> startOn() {
    return Optional.ofNullable(startOn);
  }

  /** The first day it is no longer there; absent: until the service ends. */
  public Optional<LocalDate> endOn() {
    return Optional.ofNullable(endOn);
  }
}
