package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who owes: one subscriber, whose id the account then has, or an organization. */
@Entity
@Table(name = "billing_account")
public class BillingAccount extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private AccountId id;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "subscriber_id", updatable = false))
  private SubscriberId subscriber;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "organization_id", updatable = false))
  private OrganizationId organization;

  @Column(name = "account_number", updatable = false)
  private String number;

  @Column(name = "name")
  private String name;

  @Column(name = "currency", updatable = false)
  private Currency currency;

  @Nullable
  @Column(name = "payment_due_days")
  private Integer paymentDueDays;

  @Nullable
  @Column(name = "grace_days")
  private Integer graceDays;

  @Column(name = "billing_enabled")
  private boolean billingEnabled;

  @Column(name = "is_active")
  private boolean active;

  @Nullable
  @Column(name = "notes")
  private String notes;

  /** For Hibernate; others use {@link BillingAccounts}. */
  protected BillingAccount() {}

  BillingAccount(
      AccountId id, OrganizationId organization, String number, String name, Currency currency) {
    this.id = id;
    this.organization = organization;
    this.number = number;
    this.name = name;
    this.currency = currency;
    this.billingEnabled = true;
    this.active = true;
  }

  void change(AccountTerms terms) {
    name = terms.name();
    paymentDueDays = terms.paymentDueDays();
    graceDays = terms.graceDays();
    billingEnabled = terms.billingEnabled();
    notes = terms.notes();
  }

  public AccountId id() {
    return id;
  }

  /** The subscriber whose own account this is. */
  public Optional<SubscriberId> subscriber() {
    return Optional.ofNullable(subscriber);
  }

  /** The organization that pays for its people. */
  public Optional<OrganizationId> organization() {
    return Optional.ofNullable(organization);
  }

  /** The number people know it by, such as {@code ACC-000123}. */
  public String number() {
    return number;
  }

  public String name() {
    return name;
  }

  /** The one currency of everything on this account. */
  public Currency currency() {
    return currency;
  }

  /** Days from issue to due date; absent: the subscriber's, else the tenant's setting. */
  public Optional<Integer> paymentDueDays() {
    return Optional.ofNullable(paymentDueDays);
  }

  /** Days after the due date in which nothing is done; absent: the subscriber's, else none. */
  public Optional<Integer> graceDays() {
    return Optional.ofNullable(graceDays);
  }

  /** Whether runs bill it. */
  public boolean billingEnabled() {
    return billingEnabled;
  }

  public boolean isActive() {
    return active;
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }
}
