package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why logins were refused and when they last succeeded, written in batches after the answer. */
public final class AuthLog {
  private static final String INSERT = """
      insert into radius_auth_log (tenant_id, id, occurred_at, username, reason, nas_key,
        radius_client_id, calling_station_id, subscriber_id, subscription_id, access_credential_id)
      select ?, w.* from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
        ?::uuid[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[]) w
      """;

  private static final String SEEN = """
      update access_credential c set last_auth_at = greatest(c.last_auth_at, w.at)
      from unnest(?::uuid[], ?::timestamptz[]) as w (id, at)
      where c.tenant_id = ? and c.id = w.id
      """;

  private static final String FORGET =
      "delete from radius_auth_log where tenant_id = ? and occurred_at < ?";

  /**
   * A login that was refused.
   *
   * @param reason machine-readable, such as {@code wrong_password}
   */
  public record Refusal(
      Instant at,
      String username,
      String reason,
      String nasKey,
      @Nullable UUID client,
      @Nullable String callingStation,
      @Nullable UUID subscriber,
      @Nullable UUID subscription,
      @Nullable UUID credential) {}

  /** Writes refusals. */
  public void refused(Tx tx, List<Refusal> refusals) {
    if (refusals.isEmpty()) {
      return;
    }
    tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setObject(1, tx.tenant().value());
        new Columns<>(connection, insert, 2, refusals)
            .uuid(refusal -> Ids.next())
            .instant(Refusal::at)
            .text(Refusal::username)
            .text(Refusal::reason)
            .text(Refusal::nasKey)
            .uuid(Refusal::client)
            .text(Refusal::callingStation)
            .uuid(Refusal::subscriber)
            .uuid(Refusal::subscription)
            .uuid(Refusal::credential);
        return insert.executeUpdate();
      }
    });
  }

  /** Notes when credentials last logged in. */
  public void accepted(Tx tx, Map<UUID, Instant> credentials) {
    if (credentials.isEmpty()) {
      return;
    }
    List<Map.Entry<UUID, Instant>> rows =
        credentials.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(SEEN)) {
        new Columns<>(connection, update, 1, rows)
            .uuid(Map.Entry::getKey)
            .instant(Map.Entry::getValue);
        update.setObject(3, tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }

  /** Deletes refusals older than {@code moment}; gives how many. */
  public int forgetBefore(Tx tx, Instant moment) {
    return tx.jdbc(connection -> {
      try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
        delete.setObject(1, tx.tenant().value());
        delete.setTimestamp(2, java.sql.Timestamp.from(moment));
        return delete.executeUpdate();
      }
    });
  }
}
