package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A company that has subscribers: its sites, its staff. */
@Entity
@Table(name = "organization")
public class Organization extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private OrganizationId id;

  @Embedded
  private OrganizationDetails details;

  @Column(name = "is_active")
  private boolean active;

  @Nullable
  @Column(name = "account_id")
  private UUID account;

  @Nullable
  @Column(name = "account_currency")
  private String accountCurrency;

  /** For Hibernate; others use {@link Organizations}. */
  protected Organization() {}

  Organization(OrganizationDetails details) {
    this.id = OrganizationId.next();
    this.details = details;
    this.active = true;
  }

  void change(OrganizationDetails to) {
    details = to;
  }

  /** New services of its people in that currency are billed to one account. */
  public void billTogether(UUID billingAccount, String currency) {
    account = billingAccount;
    accountCurrency = currency;
  }

  /** New services of its people are billed to each of them. */
  public void billApart() {
    account = null;
    accountCurrency = null;
  }

  /** The account that services of its people in a currency are billed to, if there is one. */
  public Optional<UUID> account(String currency) {
    return currency.equals(accountCurrency) ? account() : Optional.empty();
  }

  /** The account that services of its people are billed to, if there is one for all. */
  public Optional<UUID> account() {
    return Optional.ofNullable(account);
  }

  void deactivate() {
    active = false;
  }

  public OrganizationId id() {
    return id;
  }

  public OrganizationDetails details() {
    return details;
  }

  public boolean active() {
    return active;
  }
}
