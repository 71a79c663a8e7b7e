package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tenant.OfTenant;
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

/** Growth of the traffic of a service, counted once; read-only. */
@Entity
@Immutable
@Table(name = "usage_record")
public class UsageRecord {
  /** All that a caller may see, the newest first. */
  public static final Listing<UsageRecord> LISTING = Listing.of(UsageRecord.class)
      .filter("subscription_id", "e.subscriptionId = :subscription_id", Id::parse)
      .filter("session_id", "e.sessionId = :session_id", Id::parse)
      .filter("quota_bucket_id", "e.quotaBucketId = :quota_bucket_id", Id::parse)
      .filter("recorded_after", "e.recordedAt >= :recorded_after", Instant::parse)
      .filter("recorded_before", "e.recordedAt < :recorded_before", Instant::parse)
      .sort("recorded_at", "e.recordedAt")
      .defaultSort("-recorded_at")
      .own("e.subscriptionId in (select s.id.value from Subscription s"
          + " where s.subscriber.value = :own)");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private UsageRecordId id;

  @OfTenant
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "subscription_id")
  private UUID subscriptionId;

  @Nullable
  @Column(name = "quota_bucket_id")
  private UUID quotaBucketId;

  @Nullable
  @Column(name = "session_id")
  private UUID sessionId;

  @Column(name = "source")
  private String source;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  @Column(name = "octets_in")
  private Long octetsIn;

  @Column(name = "octets_out")
  private Long octetsOut;

  /** For Hibernate. */
  protected UsageRecord() {}

  public UsageRecordId id() {
    return id;
  }

  public UUID subscriptionId() {
    return subscriptionId;
  }

  public Optional<UUID> quotaBucketId() {
    return Optional.ofNullable(quotaBucketId);
  }

  public Optional<UUID> sessionId() {
    return Optional.ofNullable(sessionId);
  }

  public String source() {
    return source;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  public Long octetsIn() {
    return octetsIn;
  }

  public Long octetsOut() {
    return octetsOut;
  }
}
