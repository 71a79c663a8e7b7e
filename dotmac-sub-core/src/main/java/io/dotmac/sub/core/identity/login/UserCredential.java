package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.Id;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A user name, the hash of its password, and the lock against guessing.
 *
 * <p>An attempt is counted before the password is checked, so that many tries at once are not more
 * than the limit.
 */
@Entity
@Table(name = "user_credential")
public class UserCredential extends TenantEntity {
  /** Credentials by principal and state; customers and resellers see none here. */
  public static final Listing<UserCredential> LISTING = Listing.of(UserCredential.class)
      .filter("principal_id", "e.principal.value = :principal_id", Id::parse)
      .filter("is_active", "e.active = :is_active", Boolean::valueOf)
      .sort("username", "e.usernameKey")
      .sort("last_login_at", "e.lastLoginAt")
      .search("e.usernameKey like :q")
      .defaultSort("username");

  private static final int MAX_USERNAME = 200;

  /** After so long without guesses, the next lock is a short one again. */
  private static final Duration CALM = Duration.ofDays(1);

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private UserCredentialId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "principal_id", updatable = false))
  private PrincipalId principal;

  @Convert(converter = AuthProvider.Column.class)
  @Column(name = "provider")
  private AuthProvider provider;

  @Column(name = "username")
  private String username;

  @Column(name = "username_key")
  private String usernameKey;

  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  @Column(name = "must_change_password")
  private boolean mustChangePassword;

  @Column(name = "password_updated_at")
  private @Nullable Instant passwordUpdatedAt;

  @Column(name = "failed_login_attempts")
  private int failedLoginAttempts;

  @Column(name = "failed_since")
  private @Nullable Instant failedSince;

  @Column(name = "locked_until")
  private @Nullable Instant lockedUntil;

  @Column(name = "locks_in_a_row")
  private int locksInARow;

  @Column(name = "last_login_at")
  private @Nullable Instant lastLoginAt;

  @Column(name = "is_active")
  private boolean active;

  /** For Hibernate. */
  protected UserCredential() {}

  /** A credential whose password this installation checks against a hash. */
  public static UserCredential local(
      PrincipalId principal, String username, String passwordHash, Instant now) {
    UserCredential credential = invited(principal, username);
    credential.passwordHash = passwordHash;
    credential.passwordUpdatedAt = now;
    return credential;
  }

  /** A credential without a password as yet: its owner sets one, and can sign in from then on. */
  public static UserCredential invited(PrincipalId principal, String username) {
    new Checks().required("/username", username, MAX_USERNAME).done();
    UserCredential credential = new UserCredential();
    credential.id = UserCredentialId.next();
    credential.principal = principal;
    credential.provider = AuthProvider.LOCAL;
    credential.username = username.strip();
    credential.usernameKey = key(username);
    credential.active = true;
    return credential;
  }

  /** A credential whose owner proves elsewhere who they are; it never has a password here. */
  public static UserCredential elsewhere(
      PrincipalId principal, String username, AuthProvider provider) {
    if (provider == AuthProvider.LOCAL) {
      throw new IllegalArgumentException("a provider elsewhere was expected, found " + provider);
    }
    UserCredential credential = invited(principal, username);
    credential.provider = provider;
    return credential;
  }

  /**
   * The form in which user names are compared: "Ada", "ADA" and full-width letters are one name.
   */
  public static String key(String username) {
    String folded = Normalizer.normalize(username.strip(), Normalizer.Form.NFKC);
    return folded.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /**
   * Counts an attempt that is about to be checked.
   *
   * @return false when the credential is locked or inactive: then nothing is to be checked
   */
  public boolean beginAttempt(LockRule rule, Instant now) {
    if (!active || isLocked(now)) {
      return false;
    }
    if (lockedUntil != null && !now.isBefore(lockedUntil.plus(CALM))) {
      locksInARow = 0;
    }
    if (failedSince == null || !now.isBefore(failedSince.plus(rule.window()))) {
      failedSince = now;
      failedLoginAttempts = 0;
    }
    failedLoginAttempts++;
    if (failedLoginAttempts >= rule.attempts()) {
      // This very attempt is still checked; success lifts the lock again.
      lockedUntil = now.plus(rule.lock(locksInARow));
      locksInARow++;
      failedSince = null;
    }
    return true;
  }

  /**
   * The attempt that was counted last could not be checked, so it was no guess: whoever keeps the
   * password did not answer.
   */
  public void takeBack(Instant now) {
    failedLoginAttempts = Math.max(0, failedLoginAttempts - 1);
    if (isLocked(now) && locksInARow > 0) {
      lockedUntil = null;
      locksInARow--;
      failedSince = now;
    }
  }

  /** The password was right. */
  public void succeeded(Instant now) {
    unlock();
    lastLoginAt = now;
  }

  /** Lifts the lock and forgets the guesses. */
  public void unlock() {
    failedLoginAttempts = 0;
    failedSince = null;
    lockedUntil = null;
    locksInARow = 0;
  }

  /** The password must be changed at the next login. */
  public void requireChange() {
    mustChangePassword = true;
  }

  /** Stores the hash of the same password made with today's parameters. */
  public void rehash(String newHash) {
    passwordHash = newHash;
  }

  /** Sets another password; {@code mustChange} when somebody else chose it. */
  public void changePassword(String newHash, boolean mustChange, Instant now) {
    passwordHash = newHash;
    passwordUpdatedAt = now;
    mustChangePassword = mustChange;
    unlock();
  }

  /** Ends logins by this credential. */
  public void deactivate() {
    active = false;
  }

  /** Allows logins by this credential again. */
  public void activate() {
    active = true;
  }

  /** Whether guesses have locked it at that moment. */
  public boolean isLocked(Instant now) {
    return lockedUntil != null && now.isBefore(lockedUntil);
  }

  public UserCredentialId id() {
    return id;
  }

  public PrincipalId principal() {
    return principal;
  }

  public AuthProvider provider() {
    return provider;
  }

  /** Whether this installation keeps a password for it, or will. */
  public boolean isLocal() {
    return provider == AuthProvider.LOCAL;
  }

  public String username() {
    return username;
  }

  /** The encoded hash; for checking a password and for nothing else. */
  public Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  public boolean mustChangePassword() {
    return mustChangePassword;
  }

  public Optional<Instant> passwordUpdatedAt() {
    return Optional.ofNullable(passwordUpdatedAt);
  }

  public int failedLoginAttempts() {
    return failedLoginAttempts;
  }

  public Optional<Instant> lockedUntil() {
    return Optional.ofNullable(lockedUntil);
  }

  public Optional<Instant> lastLoginAt() {
    return Optional.ofNullable(lastLoginAt);
  }

  public boolean isActive() {
    return active;
  }

  /**
   * When guessing locks a credential.
   *
   * @param attempts failures within the window that lock it
   * @param window how long failures count, and how long the first lock lasts
   */
  public record LockRule(int attempts, Duration window) {
    /** Five in fifteen minutes. */
    public static final LockRule DEFAULT = new LockRule(5, Duration.ofMinutes(15));

    private static final int MOST_DOUBLINGS = 4;

    /** How long a lock lasts after others in a row: twice the one before, up to sixteenfold. */
    public Duration lock(int before) {
      return window.multipliedBy(1L << Math.min(before, MOST_DOUBLINGS));
    }
  }
}
