package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One account of a tenant's chart. */
@Entity
@Immutable
@Table(name = "ledger_account")
public class LedgerAccount extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private LedgerAccountId id;

  @Column(name = "purpose")
  private LedgerPurpose purpose;

  @Column(name = "nature")
  private LedgerNature nature;

  @Column(name = "name")
  private String name;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "collection_account_id"))
  private CollectionAccountId collection;

  /** For Hibernate; the chart is written by {@link Chart}. */
  protected LedgerAccount() {}

  public LedgerAccountId id() {
    return id;
  }

  public LedgerPurpose purpose() {
    return purpose;
  }

  public LedgerNature nature() {
    return nature;
  }

  public String name() {
    return name;
  }

  /** Whose cash it is, when it is the cash of a collection account. */
  public Optional<CollectionAccountId> collection() {
    return Optional.ofNullable(collection);
  }
}
