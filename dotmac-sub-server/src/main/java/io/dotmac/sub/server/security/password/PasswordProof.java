package io.dotmac.sub.server.security.password;

import io.dotmac.sub.core.identity.login.AuthSettings;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.login.UserCredential.LockRule;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.password.PasswordChecks.Place;
import io.dotmac.sub.server.security.password.PasswordsElsewhere.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt to prove who somebody is by a password. It is counted before the password is checked,
 * which happens with no transaction open; whatever is wrong, it takes the same statements and the
 * same hashing.
 */
public final class PasswordProof {
  private static final Logger LOG = LoggerFactory.getLogger(PasswordProof.class);

  private final Database db;
  private final Logins logins;
  private final PasswordChecks passwords;

  /** Counts with {@code logins}, checks with {@code passwords}. */
  public PasswordProof(Database db, Logins logins, PasswordChecks passwords) {
    this.db = db;
    this.logins = logins;
    this.passwords = passwords;
  }

  /**
   * The password was right.
   *
   * @param renewed a hash of it to be stored; absent when the stored one is of today's kind
   */
  public record Proved(@Nullable String renewed) {}

  /** Counts and checks; empty when that is not the password, or nothing may be checked. */
  public Optional<Proved> of(TenantId tenant, String username, String password) {
    Optional<Place> place = db.inTx(tenant, tx -> begin(tx, username));
    if (place.isEmpty()) {
      passwords.pretend(password);
      LOG.info("login refused: unknown, locked or inactive user name");
      return Optional.empty();
    }
    PasswordChecks.Checked checked = passwords.check(place.get(), password);
    if (checked.verdict() == Verdict.RIGHT) {
      return Optional.of(new Proved(checked.renewed()));
    }
    if (checked.verdict() == Verdict.UNANSWERED) {
      LOG.warn("login refused: who keeps the password of {} did not answer", place.get());
      db.run(tenant, tx -> takeBack(tx, place.get()));
    } else {
      LOG.info("login refused: wrong password");
    }
    return Optional.empty();
  }

  /** Counts the attempt and says where to check; empty when there is nothing to check. */
  private Optional<Place> begin(Tx tx, String username) {
    // What is counted may not wait for the disk: what is not does not, either.
    tx.jdbc(PasswordProof::withoutWaiting);
    LockRule rule = AuthSettings.lockRule(tx);
    Optional<Place> place = logins
        .lock(tx, username)
        .filter(PasswordChecks::isKept)
        .filter(it -> it.isLocal() || passwords.servedElsewhere(tx.tenantInfo()))
        .filter(credential -> credential.beginAttempt(rule, tx.systemNow()))
        .map(credential -> Place.of(tx.tenant(), credential));
    if (place.isEmpty()) {
      logins.countNothing(tx);
    }
    return place;
  }

  private static boolean withoutWaiting(Connection connection) throws SQLException {
    try (Statement set = connection.createStatement()) {
      return set.execute("set local synchronous_commit = off");
    }
  }

  private void takeBack(Tx tx, Place place) {
    logins.lock(tx, place.username()).ifPresent(credential -> credential.takeBack(tx.systemNow()));
  }
}
