package io.dotmac.sub.core.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person or a site that is served: identity, account and billing preferences in one row. */
@Entity
@Table(name = "subscriber")
public class Subscriber extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private SubscriberId id;

  @Column(name = "subscriber_number", updatable = false)
  private String number;

  @Column(name = "account_number", updatable = false)
  private String accountNumber;

  @Nullable
  @Column(name = "external_id")
  private String externalId;

  @Embedded
  private Person person;

  @Column(name = "email_verified")
  private boolean emailVerified;

  @Nullable
  @Embedded
  private PostalAddress address;

  @Column(name = "account_start_on")
  private LocalDate accountStartOn;

  @Column(name = "status")
  private SubscriberStatus status;

  @Nullable
  @Column(name = "status_reason")
  private String statusReason;

  @Nullable
  @Column(name = "status_changed_at")
  private Instant statusChangedAt;

  @Column(name = "marketing_opt_in")
  private boolean marketingOptIn;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "organization_id"))
  private OrganizationId organization;

  @Nullable
  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "reseller_id"))
  private ResellerId reseller;

  @Embedded
  private BillingDetails billing;

  @Nullable
  @Column(name = "notes")
  private String notes;

  @Nullable
  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "metadata")
  private JsonNode metadata;

  /** For Hibernate; others use {@link Subscribers}. */
  protected Subscriber() {}

  Subscriber(
      SubscriberId id,
      String number,
      String accountNumber,
      LocalDate accountStartOn,
      SubscriberStatus status,
      SubscriberDetails details) {
    this.id = id;
    this.number = number;
    this.accountNumber = accountNumber;
    this.accountStartOn = accountStartOn;
    this.status = status;
    apply(details);
  }

  /** Takes over what may be edited. A new e-mail address has to be verified again. */
  void apply(SubscriberDetails details) {
    boolean sameEmail = person != null
        && EmailAddress.key(person.email())
            .equals(EmailAddress.key(details.person().email()));
    emailVerified = emailVerified && sameEmail;
    person = details.person();
    address = details.address();
    billing = details.billing();
    organization = details.organization();
    reseller = details.reseller();
    marketingOptIn = details.marketingOptIn();
    externalId = details.externalId();
    notes = details.notes();
    metadata =
        details.metadata() == null || details.metadata().isNull() ? null : details.metadata();
  }

  void suspend(@Nullable String reason, Instant at) {
    move(
        EnumSet.of(SubscriberStatus.ACTIVE, SubscriberStatus.DELINQUENT),
        SubscriberStatus.SUSPENDED,
        reason,
        at);
  }

  void reactivate(Instant at) {
    move(
        EnumSet.of(SubscriberStatus.SUSPENDED, SubscriberStatus.DELINQUENT),
        SubscriberStatus.ACTIVE,
        null,
        at);
  }

  void cancel(@Nullable String reason, Instant at) {
    move(
        EnumSet.complementOf(EnumSet.of(SubscriberStatus.CANCELED)),
        SubscriberStatus.CANCELED,
        reason,
        at);
  }

  /** Active becomes delinquent; any other status is left alone. */
  boolean fallBehind(Instant at) {
    if (status != SubscriberStatus.ACTIVE) {
      return false;
    }
    move(EnumSet.of(SubscriberStatus.ACTIVE), SubscriberStatus.DELINQUENT, null, at);
    return true;
  }

  /** Delinquent becomes active; any other status is left alone. */
  boolean catchUp(Instant at) {
    if (status != SubscriberStatus.DELINQUENT) {
      return false;
    }
    move(EnumSet.of(SubscriberStatus.DELINQUENT), SubscriberStatus.ACTIVE, null, at);
    return true;
  }

  void verifyEmail() {
    emailVerified = true;
  }

  private void move(
      Set<SubscriberStatus> from, SubscriberStatus to, @Nullable String reason, Instant at) {
    if (!from.contains(status)) {
      throw Problem.conflict(
          "subscriber_status",
          "subscriber "
              + number
              + " is "
              + WireName.of(status)
              + " and cannot become "
              + WireName.of(to));
    }
    status = to;
    statusReason = reason;
    statusChangedAt = at;
  }

  public SubscriberId id() {
    return id;
  }

  /** The number people know the subscriber by, such as {@code SUB-000123}. */
  public String number() {
    return number;
  }

  public String accountNumber() {
    return accountNumber;
  }

  public Optional<String> externalId() {
    return Optional.ofNullable(externalId);
  }

  public Person person() {
    return person;
  }

  /** The name to show. */
  public String name() {
    return person.name();
  }

  public boolean emailVerified() {
    return emailVerified;
  }

  public PostalAddress address() {
    return address == null ? PostalAddress.NONE : address;
  }

  public LocalDate accountStartOn() {
    return accountStartOn;
  }

  public SubscriberStatus status() {
    return status;
  }

  /** Why the subscriber has this status, if somebody said so. */
  public Optional<String> statusReason() {
    return Optional.ofNullable(statusReason);
  }

  public Optional<Instant> statusChangedAt() {
    return Optional.ofNullable(statusChangedAt);
  }

  public boolean marketingOptIn() {
    return marketingOptIn;
  }

  public Optional<OrganizationId> organization() {
    return Optional.ofNullable(organization);
  }

  public Optional<ResellerId> reseller() {
    return Optional.ofNullable(reseller);
  }

  public BillingDetails billing() {
    return billing;
  }

  public Optional<String> notes() {
    return Optional.ofNullable(notes);
  }

  public Optional<JsonNode> metadata() {
    return Optional.ofNullable(metadata);
  }

  /** All that may be edited, as it is now. */
  public SubscriberDetails details() {
    return new SubscriberDetails(
        person,
        address(),
        billing,
        organization,
        reseller,
        marketingOptIn,
        externalId,
        notes,
        metadata);
  }
}
