package io.dotmac.sub.core.network.ip.forecast;

import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.PoolUse;
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

/** How much of a pool was held on a day. Nothing changes it; {@link PoolDays} writes it. */
@Entity
@Table(name = "ip_pool_day")
public class PoolDay extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private PoolDayId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "pool_id"))
  private IpPoolId pool;

  @Column(name = "day")
  private LocalDate day;

  @Column(name = "capacity")
  private long capacity;

  @Column(name = "reserved")
  private long reserved;

  @Column(name = "assigned")
  private long assigned;

  @Column(name = "in_use")
  private long inUse;

  @Column(name = "kept")
  private long kept;

  @Nullable
  @Column(name = "full_on")
  private LocalDate fullOn;

  /** For Hibernate. */
  protected PoolDay() {}

  public PoolDayId id() {
    return id;
  }

  public IpPoolId pool() {
    return pool;
  }

  public LocalDate day() {
    return day;
  }

  /** How much was held. */
  public PoolUse use() {
    return new PoolUse(capacity, reserved, assigned, inUse, kept);
  }

  /** When it would be full, as that looked on that day. */
  public Optional<LocalDate> fullOn() {
    return Optional.ofNullable(fullOn);
  }
}
