package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where collected money lies: a bank account, a till. */
@Entity
@Table(name = "collection_account")
public class CollectionAccount extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private CollectionAccountId id;

  @Column(name = "name")
  private String name;

  @Column(name = "account_type")
  private CollectionAccountType type;

  @Nullable
  @Column(name = "bank_name")
  private String bankName;

  @Nullable
  @Column(name = "account_last4")
  private String last4;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Column(name = "is_default")
  private boolean standard;

  @Column(name = "is_active")
  private boolean active;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link CollectionAccounts}. */
  protected CollectionAccount() {}

  CollectionAccount(CollectionAccountId id, NewCollectionAccount details) {
    this.id = id;
    this.name = details.name();
    this.type = details.type();
    this.bankName = details.bankName();
    this.last4 = details.last4();
    this.currency = details.currency();
    this.standard = details.isDefault();
    this.notes = details.notes();
    this.active = true;
  }

  void change(CollectionAccountTerms terms) {
    name = terms.name();
    bankName = terms.bankName();
    last4 = terms.accountLast4();
    standard = terms.isDefault();
    notes = terms.notes();
  }

  void deactivate() {
    active = false;
    standard = false;
  }

  public CollectionAccountId id() {
    return id;
  }

  public String name() {
    return name;
  }

  public CollectionAccountType type() {
    return type;
  }

  public Optional<String> bankName() {
    return Optional.ofNullable(bankName);
  }

  public Optional<String> last4() {
    return Optional.ofNullable(last4);
  }

  public Currency currency() {
    return currency;
  }

  /** Whether payments of its currency go here unless they say otherwise. */
  public boolean isDefault() {
    return standard;
  }

  public boolean isActive() {
    return active;
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
