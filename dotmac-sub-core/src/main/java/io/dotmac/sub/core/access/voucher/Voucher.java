package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One voucher, as it is to be shown; {@link Vouchers} changes them in sets. */
@Entity
@Immutable
@Table(name = "voucher")
public class Voucher extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private VoucherId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "batch_id"))
  private HotspotBatchId batch;

  @Column(name = "number")
  private int number;

  @Column(name = "code_sealed")
  private String codeSealed;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "status")
  private VoucherStatus status;

  @Nullable
  @Column(name = "sold_at")
  private Instant soldAt;

  @Nullable
  @Column(name = "sale_id")
  private UUID sale;

  @Nullable
  @Column(name = "first_login_at")
  private Instant firstLoginAt;

  @Nullable
  @Column(name = "last_login_at")
  private Instant lastLoginAt;

  @Nullable
  @Column(name = "mac_address")
  private String macAddress;

  @Column(name = "used_seconds")
  private long usedSeconds;

  @Column(name = "used_octets")
  private long usedOctets;

  @Nullable
  @Column(name = "ended_at")
  private Instant endedAt;

  @Nullable
  @Column(name = "end_note")
  private String endNote;

  /** For Hibernate. */
  protected Voucher() {}

  public VoucherId id() {
    return id;
  }

  public HotspotBatchId batch() {
    return batch;
  }

  /** Which one of its batch, from 1. */
  public int number() {
    return number;
  }

  String codeSealed() {
    return codeSealed;
  }

  public VoucherStatus status() {
    return status;
  }

  public Optional<Instant> soldAt() {
    return Optional.ofNullable(soldAt);
  }

  /** What booked the sale; absent if it was given away. */
  public Optional<UUID> sale() {
    return Optional.ofNullable(sale);
  }

  public Optional<Instant> firstLoginAt() {
    return Optional.ofNullable(firstLoginAt);
  }

  public Optional<Instant> lastLoginAt() {
    return Optional.ofNullable(lastLoginAt);
  }

  /** The only device that may use it. */
  public Optional<String> macAddress() {
    return Optional.ofNullable(macAddress);
  }

  /** How long it was online, as far as accounting has told. */
  public long usedSeconds() {
    return usedSeconds;
  }

  /** How much it sent and received, as far as accounting has told. */
  public long usedOctets() {
    return usedOctets;
  }

  /** Since when it lets nobody in. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** Why it was revoked. */
  public Optional<String> endNote() {
    return Optional.ofNullable(endNote);
  }
}
