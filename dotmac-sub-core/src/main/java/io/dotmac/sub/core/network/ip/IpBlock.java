package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A network that a pool hands out. */
@Entity
@Table(name = "ip_block")
public class IpBlock extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private IpBlockId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "pool_id"))
  private IpPoolId pool;

  @Column(name = "cidr")
  private String cidr;

  @Nullable
  @Column(name = "notes")
  private String notes;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate; others use {@link IpBlocks}. */
  protected IpBlock() {}

  IpBlock(IpPoolId pool, IpNetwork network, @Nullable String notes) {
    this.id = IpBlockId.next();
    this.pool = pool;
    this.cidr = network.isAddress() ? network + "/" + network.length() : network.toString();
    this.notes = notes;
    this.active = true;
  }

  void change(boolean isActive, @Nullable String text) {
    active = isActive;
    notes = text;
  }

  public IpBlockId id() {
    return id;
  }

  /** The pool that hands it out. */
  public IpPoolId pool() {
    return pool;
  }

  /** The network. */
  public IpNetwork network() {
    return IpNetwork.of(cidr);
  }

  /** The network as it is written. */
  public String cidr() {
    return cidr;
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }

  /** Whether logins are given something of it; an inactive one is left by the logins to come. */
  public boolean isActive() {
    return active;
  }
}
