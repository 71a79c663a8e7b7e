package io.dotmac.sub.server.security.password;

import io.dotmac.sub.core.identity.login.AuthProvider;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.security.password.PasswordsElsewhere.Verdict;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Checks passwords where they are kept: here by their hash, or elsewhere. A credential has one such
 * place; no other is ever asked in its stead.
 */
public final class PasswordChecks {
  private final Passwords hashes;
  private final PasswordsElsewhere elsewhere;

  public PasswordChecks(Passwords hashes, PasswordsElsewhere elsewhere) {
    this.hashes = hashes;
    this.elsewhere = elsewhere;
  }

  /**
   * Where the password of one credential is.
   *
   * @param hash what is kept here; absent when it is elsewhere
   */
  record Place(TenantId tenant, String username, @Nullable String hash) {
    static Place of(TenantId tenant, UserCredential credential) {
      String hash = credential.isLocal() ? credential.passwordHash().orElseThrow() : null;
      return new Place(tenant, credential.username(), hash);
    }

    @Override
    public String toString() {
      return "Place[" + username + "]";
    }
  }

  /**
   * What came of a check.
   *
   * @param renewed a hash of today's kind, to be stored; absent when the stored one is
   */
  record Checked(Verdict verdict, @Nullable String renewed) {}

  /** Whether there is anything to check a password against. */
  public static boolean isKept(UserCredential credential) {
    return credential.isLocal()
        ? credential.passwordHash().isPresent()
        : credential.provider() == AuthProvider.RADIUS;
  }

  /** Whether people of that tenant may have their passwords elsewhere. */
  public boolean servedElsewhere(Tenant tenant) {
    return elsewhere.serves(tenant);
  }

  /** Checks it; what is asked elsewhere costs at least as much time as what is checked here. */
  Checked check(Place place, String password) {
    String hash = place.hash();
    if (hash != null) {
      Passwords.Check check = hashes.verify(password, hash);
      return new Checked(
          check.matches() ? Verdict.RIGHT : Verdict.WRONG,
          check.matches() && check.outdated() ? hashes.hash(password) : null);
    }
    CompletableFuture<Verdict> asked =
        elsewhere.check(place.tenant(), place.username(), password).toCompletableFuture();
    hashes.pretend(password);
    return new Checked(asked.join(), null);
  }

  /** Takes as long as a check, for a name that nobody has. */
  void pretend(String password) {
    hashes.pretend(password);
  }
}
