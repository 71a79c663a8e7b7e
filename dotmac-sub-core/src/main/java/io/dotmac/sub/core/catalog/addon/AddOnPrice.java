package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.catalog.Price;
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

/** What an add-on costs on the days {@code [effectiveStart, effectiveEnd)}. */
@Entity
@Table(name = "add_on_price")
public class AddOnPrice extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AddOnPriceId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "add_on_id", updatable = false))
  private AddOnId addOn;

  @Embedded
  private Price price;

  @Column(name = "effective_start", updatable = false)
  private LocalDate effectiveStart;

  @Nullable
  @Column(name = "effective_end")
  private LocalDate effectiveEnd;

  /** For Hibernate; others use {@link AddOns}. */
  protected AddOnPrice() {}

  AddOnPrice(AddOnId addOn, Price price, LocalDate effectiveStart) {
    this.id = AddOnPriceId.next();
    this.addOn = addOn;
    this.price = price;
    this.effectiveStart = effectiveStart;
  }

  void endOn(LocalDate day) {
    effectiveEnd = day;
  }

  /** The last price set for a day counts. */
  void replaceBy(Price other) {
    price = other;
  }

  /** Whether it counts on a day. */
  public boolean countsOn(LocalDate day) {
    return !effectiveStart.isAfter(day) && (effectiveEnd == null || day.isBefore(effectiveEnd));
  }

  public AddOnPriceId id() {
    return id;
  }

  public AddOnId addOn() {
    return addOn;
  }

  public Price price() {
    return price;
  }

  /** The first day it counts. */
  public LocalDate effectiveStart() {
    return effectiveStart;
  }

  /** The first day it no longer counts; absent for the last price. */
  public Optional<LocalDate> effectiveEnd() {
    return Optional.ofNullable(effectiveEnd);
  }
}
