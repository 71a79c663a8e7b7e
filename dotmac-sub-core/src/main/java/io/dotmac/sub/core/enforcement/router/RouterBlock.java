package io.dotmac.sub.core.enforcement.router;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.provisioning.device.SuspendBy;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something of a service that a router or a line terminal holds back; read-only. */
@Entity
@Immutable
@Table(name = "router_block")
public class RouterBlock extends TenantEntity {
  /** All of them, the newest first; staff only. */
  public static final Listing<RouterBlock> LISTING = Listing.of(RouterBlock.class)
      .filter("device_id", "e.deviceId = :device_id", Id::parse)
      .filter("subscription_id", "e.subscriptionId = :subscription_id", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(BlockStatus.class, text))
      .filter("value", "e.value = :value", text -> text)
      .sort("created_at", "e.createdAt");

  /** The entities and columns of this package, for the session factory. */
  public static final List<Class<?>> ENTITIES =
      List.of(RouterBlock.class, BlockStatus.Column.class);

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RouterBlockId id;

  @Column(name = "device_id")
  private UUID deviceId;

  @Column(name = "subscription_id")
  private UUID subscriptionId;

  @Column(name = "way")
  private SuspendBy way;

  @Column(name = "value")
  private String value;

  @Column(name = "status")
  private BlockStatus status;

  @Nullable
  @Column(name = "error")
  private String error;

  @Nullable
  @Column(name = "tried_at")
  private Instant triedAt;

  @Nullable
  @Column(name = "held_at")
  private Instant heldAt;

  /** For Hibernate; {@link RouterBlocks} writes them. */
  protected RouterBlock() {}

  public RouterBlockId id() {
    return id;
  }

  public UUID deviceId() {
    return deviceId;
  }

  public UUID subscriptionId() {
    return subscriptionId;
  }

  public SuspendBy way() {
    return way;
  }

  /** An address, the name of a login, or the serial number of an ONT. */
  public String value() {
    return value;
  }

  public BlockStatus status() {
    return status;
  }

  /** What was in the way the last time, unless it went well. */
  public Optional<String> error() {
    return Optional.ofNullable(error);
  }

  /** When the router was told the last time. */
  public Optional<Instant> triedAt() {
    return Optional.ofNullable(triedAt);
  }

  /** Since when it is known to be held back. */
  public Optional<Instant> heldAt() {
    return Optional.ofNullable(heldAt);
  }
}
