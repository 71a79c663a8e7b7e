package io.dotmac.sub.core.identity.key;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Id;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

/** A key of a principal: acts for it, with all or with some of its permissions. */
@Entity
@Table(name = "api_key")
public class ApiKey extends TenantEntity {
  /** Grants whatever the principal itself may do. */
  public static final String ALL = "*";

  /** Keys by principal and state. */
  public static final Listing<ApiKey> LISTING = Listing.of(ApiKey.class)
      .filter("principal_id", "e.principal.value = :principal_id", Id::parse)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .sort("label", "e.label")
      .search("lower(e.label) like :q");

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private ApiKeyId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "principal_id", updatable = false))
  private PrincipalId principal;

  @Column(name = "label")
  private String label;

  @Column(name = "key_prefix", updatable = false)
  private String prefix;

  @Column(name = "key_hash", updatable = false)
  private String hash;

  /** Names with a space between, or {@link #ALL}. */
  @Column(name = "permissions", updatable = false)
  private String permissions;

  @Column(name = "is_active")
  private boolean active;

  // Requests at the same time each note it: the last one counts, none conflicts.
  @OptimisticLock(excluded = true)
  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  @Column(name = "expires_at", updatable = false)
  private @Nullable Instant expiresAt;

  @Column(name = "requests_per_minute")
  private @Nullable Integer requestsPerMinute;

  @Column(name = "requests_per_day")
  private @Nullable Integer requestsPerDay;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  protected ApiKey() {}

  /**
   * A key of which only prefix and fingerprint are kept.
   *
   * @param permissions names that bound it further, or {@link #ALL} alone
   */
  public ApiKey(
      PrincipalId principal,
      String label,
      String prefix,
      String hash,
      Set<String> permissions,
      @Nullable Instant expiresAt) {
    this.id = ApiKeyId.next();
    this.principal = principal;
    this.label = labelled(label);
    this.prefix = prefix;
    this.hash = hash;
    this.permissions = String.join(" ", new TreeSet<>(permissions));
    this.expiresAt = expiresAt;
    this.active = true;
  }

  /** Bounds how much it may ask for; absent for what the tenant's settings say. */
  public ApiKey limit(@Nullable Integer perMinute, @Nullable Integer perDay) {
    requestsPerMinute = positive("/requests_per_minute", perMinute);
    requestsPerDay = positive("/requests_per_day", perDay);
    return this;
  }

  /** Gives it another label. */
  public void relabel(String newLabel) {
    label = labelled(newLabel);
  }

  /** Ends it for good; ending it twice changes nothing. */
  public void revoke(Instant now) {
    if (active) {
      active = false;
      revokedAt = now;
    }
  }

  /** True while it lets its principal in. */
  public boolean isValid(Instant now) {
    return active && (expiresAt == null || now.isBefore(expiresAt));
  }

  /** Notes that it was used. */
  public void used(Instant now) {
    lastUsedAt = now;
  }

  public ApiKeyId id() {
    return id;
  }

  public PrincipalId principal() {
    return principal;
  }

  public String label() {
    return label;
  }

  public String prefix() {
    return prefix;
  }

  /** The stored fingerprint; for comparing and for nothing else. */
  public String hash() {
    return hash;
  }

  /** The names it is bounded to, or {@link #ALL} alone. */
  public Set<String> permissions() {
    return Set.of(permissions.split(" "));
  }

  public boolean isActive() {
    return active;
  }

  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  /** Requests it may make in a minute, if it has a number of its own. */
  public Optional<Integer> requestsPerMinute() {
    return Optional.ofNullable(requestsPerMinute);
  }

  /** Requests it may make in a day, if it has a number of its own. */
  public Optional<Integer> requestsPerDay() {
    return Optional.ofNullable(requestsPerDay);
  }

  private static @Nullable Integer positive(String pointer, @Nullable Integer number) {
    if (number != null && number < 1) {
      throw Problem.invalid(pointer, "range", "a number from 1 was expected, found " + number);
    }
    return number;
  }

  private static String labelled(String label) {
    if (label.isBlank() || label.length() > 100) {
      throw Problem.invalid("/label", "length", "a label has 1 to 100 characters");
    }
    return label.strip();
  }
}
