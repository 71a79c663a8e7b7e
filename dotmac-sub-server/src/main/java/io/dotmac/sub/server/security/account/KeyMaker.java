package io.dotmac.sub.server.security.account;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.identity.role.Principals;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.secret.TokenHash;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.Accounts;
import io.dotmac.sub.server.security.AddressBrake;
import io.dotmac.sub.server.security.ApiKeyToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes and revokes keys of programs; the same for the API and for pages. */
public final class KeyMaker {
  /** Keys that may be made from one address in a minute. */
  private static final int NEW_KEYS = 5;

  private final Database db;
  private final TokenHash hashes;
  private final Principals principals;
  private final AddressBrake brake;

  public KeyMaker(Database db, TokenHash hashes, Principals principals) {
    this.db = db;
    this.hashes = hashes;
    this.principals = principals;
    this.brake = new AddressBrake(db.clock(), NEW_KEYS, Duration.ofMinutes(1));
  }

  /**
   * What somebody asks for.
   *
   * @param owner for whom it acts; the caller when absent
   * @param permissions to which it is bounded; all that its owner may do when absent
   * @param days until it expires; never when absent
   */
  public record Asked(
      String label,
      @Nullable PrincipalId owner,
      @Nullable Set<String> permissions,
      @Nullable Integer days,
      @Nullable Integer perMinute,
      @Nullable Integer perDay) {}

  /**
   * A key that was just made.
   *
   * @param key the key itself: shown this once and never again
   */
  public record Made(ApiKeyId id, String label, String prefix, String key) {
    @Override
    public String toString() {
      return "Made[" + prefix + "]";
    }
  }

  /** Makes a key that may no more than its maker. */
  public Made make(Caller caller, String address, Asked asked) {
    brake(address);
    return db.inTx(caller, tx -> {
      Integer days = asked.days();
      return make(tx, asked, days == null ? null : tx.systemNow().plus(Duration.ofDays(days)));
    });
  }

  /** As {@link #make}, expiring at that moment. */
  public Made makeUntil(Caller caller, String address, Asked asked, @Nullable Instant expiresAt) {
    brake(address);
    return db.inTx(caller, tx -> make(tx, asked, expiresAt));
  }

  /** Revokes a key; its row stays, since the audit names it. */
  public void revoke(Caller caller, ApiKeyId id) {
    db.run(caller, tx -> tx.lock(ApiKey.class, id).revoke(tx.systemNow()));
  }

  private Made make(Tx tx, Asked asked, @Nullable Instant expiresAt) {
    PrincipalId id = asked.owner() == null ? OwnAccount.self(tx.caller()) : asked.owner();
    Principal owner = tx.require(Principal.class, id);
    Set<String> permissions =
        asked.permissions() == null ? Set.of(ApiKey.ALL) : asked.permissions();
    permissions.forEach(Permissions::known);
    requireNoMore(tx, owner, permissions);
    ApiKeyToken token = ApiKeyToken.next();
    ApiKey key = new ApiKey(
        id, asked.label(), token.prefix(), hashes.of(token.text()), permissions, expiresAt);
    tx.save(key.limit(asked.perMinute(), asked.perDay()));
    return new Made(key.id(), key.label(), key.prefix(), token.text());
  }

  /** A key does no more than its maker may, who may be a key itself. */
  private void requireNoMore(Tx tx, Principal owner, Set<String> asked) {
    Set<String> held = principals.permissions(tx, owner);
    Set<String> granted = asked.contains(ApiKey.ALL)
        ? held
        : Permissions.expanded(asked).stream()
            .filter(permission -> held.contains(ApiKey.ALL) || held.contains(permission))
            .collect(Collectors.toSet());
    Accounts.requireNoMore(tx, granted);
  }

  private void brake(String address) {
    Duration wait = brake.begin(address);
    if (!wait.isZero()) {
      throw new ProblemException(new Problem.TooMany(
          "too_many_new_keys", "too many keys were made from your address", wait.toSeconds() + 1));
    }
  }
}
