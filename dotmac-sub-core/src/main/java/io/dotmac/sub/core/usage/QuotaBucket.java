package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Id;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a service may use in a period, and has used; read-only. */
@Entity
@Immutable
@Table(name = "quota_bucket")
public class QuotaBucket extends TenantEntity {
  /** All that a caller may see, the newest first. */
  public static final Listing<QuotaBucket> LISTING = Listing.of(QuotaBucket.class)
      .filter("subscription_id", "e.subscriptionId = :subscription_id", Id::parse)
      .filter(
          "current_at",
          "e.periodStart <= :current_at and e.periodEnd > :current_at",
          Instant::parse)
      .sort("period_start", "e.periodStart")
      .defaultSort("-period_start")
      .own("e.subscriptionId in (select s.id.value from Subscription s"
          + " where s.subscriber.value = :own)");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private QuotaBucketId id;

  @Column(name = "subscription_id")
  private UUID subscriptionId;

  @Column(name = "period_start")
  private Instant periodStart;

  @Column(name = "period_end")
  private Instant periodEnd;

  @Nullable
  @Column(name = "included_octets")
  private Long includedOctets;

  @Column(name = "used_octets")
  private Long usedOctets;

  @Column(name = "rollover_octets")
  private Long rolloverOctets;

  @Column(name = "topped_up_octets")
  private Long toppedUpOctets;

  /** For Hibernate. */
  protected QuotaBucket() {}

  public QuotaBucketId id() {
    return id;
  }

  public UUID subscriptionId() {
    return subscriptionId;
  }

  public Instant periodStart() {
    return periodStart;
  }

  public Instant periodEnd() {
    return periodEnd;
  }

  public Optional<Long> includedOctets() {
    return Optional.ofNullable(includedOctets);
  }

  public Long usedOctets() {
    return usedOctets;
  }

  public Long rolloverOctets() {
    return rolloverOctets;
  }

  public Long toppedUpOctets() {
    return toppedUpOctets;
  }
}
