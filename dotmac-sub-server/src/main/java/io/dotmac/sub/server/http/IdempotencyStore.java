package io.dotmac.sub.server.http;

import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The memory of requests that must have their effect once, for 24 hours.
 *
 * <p>A request first claims its key in a transaction of its own; whoever does not get the claim
 * waits or gets the stored answer. A claim that was left behind by a crash can be taken over after
 * two minutes.
 */
public final class IdempotencyStore {
  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration CLAIMED = Duration.ofMinutes(2);

  private static final String CLAIM = """
      insert into idempotency_key
        (tenant_id, id, scope_hash, body_hash, status, claimed_until, expires_at)
      values (?, ?, ?, ?, 'claimed', ?, ?)
      on conflict (tenant_id, scope_hash) do update
        set id = excluded.id, body_hash = excluded.body_hash, status = 'claimed',
          claimed_until = excluded.claimed_until, expires_at = excluded.expires_at,
          response_status = null, response_type = null, response_location = null,
          response_etag = null, response_body = null
        where idempotency_key.expires_at <= ?
          or (idempotency_key.status = 'claimed' and idempotency_key.claimed_until <= ?)
      returning id
      """;

  private final Database db;
  private final SecretBox box;

  /** Answers are kept sealed by {@code box}: one may show a secret that is stored nowhere else. */
  public IdempotencyStore(Database db, SecretBox box) {
    this.db = db;
    this.box = box;
  }

  /** An answer as it was given the first time. */
  record Answer(
      int status,
      @Nullable String type,
      @Nullable String location,
      @Nullable String etag,
      @Nullable String body) {}

  /** What a claim met: exactly one of a new claim, a stored answer, or neither: still running. */
  record Outcome(@Nullable UUID claim, @Nullable Answer answer, boolean sameBody) {}

  Outcome claim(Caller caller, String scopeHash, String bodyHash) {
    return db.inTx(caller, tx -> tx.jdbc(connection -> claim(connection, tx, scopeHash, bodyHash)));
  }

  /** Stores the answer in the transaction of the effect, so that both or none exist. */
  void complete(Tx tx, UUID claim, Answer answer) {
    String body = answer.body() == null ? null : box.encrypt(answer.body());
    Answer sealed =
        new Answer(answer.status(), answer.type(), answer.location(), answer.etag(), body);
    tx.jdbc(connection -> complete(connection, tx, claim, sealed));
  }

  void complete(Caller caller, UUID claim, Answer answer) {
    db.run(caller, tx -> complete(tx, claim, answer));
  }

  /** Gives the claim back after a request that failed: the next try may succeed. */
  void release(Caller caller, UUID claim) {
    db.run(
        caller,
        tx -> tx.jdbc(connection -> update(
            connection,
            "delete from idempotency_key where tenant_id = ? and id = ?"
                + " and status = 'claimed'",
            tx,
            claim)));
  }

  /** Deletes what is kept no longer. */
  public static int purge(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement delete = connection.prepareStatement(
          "delete from idempotency_key where tenant_id = ? and expires_at <= ?")) {
        delete.setObject(1, tx.tenant().value());
        delete.setTimestamp(2, Timestamp.from(tx.systemNow()));
        return delete.executeUpdate();
      }
    });
  }

  private Outcome claim(Connection connection, Tx tx, String scopeHash, String bodyHash)
      throws SQLException {
    UUID id = Ids.next();
    Timestamp now = Timestamp.from(tx.systemNow());
    try (PreparedStatement insert = connection.prepareStatement(CLAIM)) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, id);
      insert.setString(3, scopeHash);
      insert.setString(4, bodyHash);
      insert.setTimestamp(5, Timestamp.from(tx.systemNow().plus(CLAIMED)));
      insert.setTimestamp(6, Timestamp.from(tx.systemNow().plus(KEPT)));
      insert.setTimestamp(7, now);
      insert.setTimestamp(8, now);
      try (ResultSet row = insert.executeQuery()) {
        if (row.next()) {
          return new Outcome(id, null, true);
        }
      }
    }
    return find(connection, tx, scopeHash, bodyHash).orElse(new Outcome(null, null, true));
  }

  private @Nullable String opened(@Nullable String sealed) {
    return sealed == null ? null : box.decrypt(sealed);
  }

  private Optional<Outcome> find(Connection connection, Tx tx, String scopeHash, String bodyHash)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(
        "select body_hash, response_status, response_type, response_location, response_etag,"
            + " response_body from idempotency_key where tenant_id = ? and scope_hash = ?")) {
      query.setObject(1, tx.tenant().value());
      query.setString(2, scopeHash);
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        boolean same = row.getString(1).equals(bodyHash);
        int status = row.getInt(2);
        Answer answer = row.wasNull()
            ? null
            : new Answer(
                status,
                row.getString(3),
                row.getString(4),
                row.getString(5),
                opened(row.getString(6)));
        return Optional.of(new Outcome(null, answer, same));
      }
    }
  }

  private static int complete(Connection connection, Tx tx, UUID claim, Answer answer)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(
        "update idempotency_key set status = 'completed', response_status = ?,"
            + " response_type = ?, response_location = ?, response_etag = ?,"
            + " response_body = ?, updated_at = now() where tenant_id = ? and id = ?"
            + " and status = 'claimed'")) {
      update.setInt(1, answer.status());
      update.setObject(2, answer.type(), Types.VARCHAR);
      update.setObject(3, answer.location(), Types.VARCHAR);
      update.setObject(4, answer.etag(), Types.VARCHAR);
      update.setObject(5, answer.body(), Types.VARCHAR);
      update.setObject(6, tx.tenant().value());
      update.setObject(7, claim);
      if (update.executeUpdate() == 0) {
        // Another node took the claim over: this late effect must not stand beside its effect.
        throw new IllegalStateException("the claim of this request was taken over");
      }
      return 1;
    }
  }

  private static int update(Connection connection, String sql, Tx tx, UUID claim)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, tx.tenant().value());
      statement.setObject(2, claim);
      return statement.executeUpdate();
    }
  }
}
