package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.secret.TokenHash;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.hibernate.LockMode;

/** Makes and finds the links by which passwords are set. Only fingerprints of them are kept. */
public final class AccountTokens {
  private final TokenHash fingerprints;

  /** Fingerprints them with keys of that ring. */
  public AccountTokens(Keyring keys) {
    this.fingerprints = new TokenHash(keys, "account");
  }

  /**
   * A token that was just made.
   *
   * @param token what the link carries: known now and never again
   */
  public record Issued(String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "Issued[until " + expiresAt + "]";
    }
  }

  /** A new token for a credential; those it was given before for that purpose no longer count. */
  public Issued issue(Tx tx, UserCredentialId credential, TokenPurpose purpose, Duration lifetime) {
    end(tx, credential, Set.of(purpose));
    String token = RandomToken.next();
    Instant expiry = tx.systemNow().plus(lifetime);
    tx.save(new AccountToken(credential, purpose, fingerprints.of(token), expiry));
    return new Issued(token, expiry);
  }

  /** The valid one that a token continues. */
  public Optional<AccountToken> find(Tx tx, String token) {
    return byText(tx, token, LockMode.NONE);
  }

  /** As {@link #find}, its row locked, so that it is used once. */
  public Optional<AccountToken> lock(Tx tx, String token) {
    return byText(tx, token, LockMode.PESSIMISTIC_WRITE);
  }

  /** Whether a credential was given one since a moment. */
  public boolean issuedSince(Tx tx, UserCredentialId credential, Instant since) {
    return tx.session()
            .createSelectionQuery(
                "select count(t) from AccountToken t where t.credential = :credential"
                    + " and t.createdAt >= :since",
                Long.class)
            .setParameter("credential", credential)
            .setParameter("since", since)
            .getSingleResult()
        > 0;
  }

  /** Ends every token of a credential that is still open. */
  public void end(Tx tx, UserCredentialId credential) {
    end(tx, credential, Set.of(TokenPurpose.values()));
  }

  private static void end(Tx tx, UserCredentialId credential, Set<TokenPurpose> purposes) {
    tx.session()
        .createMutationQuery("update AccountToken t set t.usedAt = :now"
            + " where t.credential = :credential and t.usedAt is null and t.purpose in (:purposes)")
        .setParameter("now", tx.systemNow())
        .setParameter("credential", credential)
        .setParameterList("purposes", purposes)
        .executeUpdate();
  }

  private Optional<AccountToken> byText(Tx tx, String token, LockMode lock) {
    return tx.session()
        .createSelectionQuery(
            "from AccountToken t where t.tokenHash in (:fingerprints)", AccountToken.class)
        .setParameterList("fingerprints", fingerprints.candidates(token))
        .setHibernateLockMode(lock)
        .uniqueResultOptional()
        .filter(found -> found.isValid(tx.systemNow()));
  }
}
