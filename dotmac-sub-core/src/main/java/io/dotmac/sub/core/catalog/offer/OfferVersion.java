package io.dotmac.sub.core.catalog.offer;

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

/** The terms of an offer for the days {@code [effectiveStart, effectiveEnd)}. */
@Entity
@Table(name = "offer_version")
public class OfferVersion extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private OfferVersionId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "offer_id", updatable = false))
  private OfferId offer;

  @Column(name = "version_number", updatable = false)
  private int number;

  @Embedded
  private VersionTerms terms;

  @Column(name = "effective_start", updatable = false)
  private LocalDate effectiveStart;

  @Nullable
  @Column(name = "effective_end")
  private LocalDate effectiveEnd;

  /** For Hibernate; others use {@link Offers}. */
  protected OfferVersion() {}

  OfferVersion(OfferId offer, int number, VersionTerms terms, LocalDate effectiveStart) {
    this.id = OfferVersionId.next();
    this.offer = offer;
    this.number = number;
    this.terms = terms;
    this.effectiveStart = effectiveStart;
  }

  void endOn(LocalDate day) {
    effectiveEnd = day;
  }

  void change(VersionTerms to) {
    terms = to;
  }

  public OfferVersionId id() {
    return id;
  }

  public OfferId offer() {
    return offer;
  }

  /** 1 for the first version of its offer. */
  public int number() {
    return number;
  }

  public VersionTerms terms() {
    return terms;
  }

  /** The first day it counts. */
  public LocalDate effectiveStart() {
    return effectiveStart;
  }

  /** The first day it no longer counts; absent for the last version. */
  public Optional<LocalDate> effectiveEnd() {
    return Optional.ofNullable(effectiveEnd);
  }
}
