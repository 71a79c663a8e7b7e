package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What services may still use in their periods, for who tells it to the network. */
public final class RemainingQuotas {
  /**
   * What is left of a period.
   *
   * @param octetsOrNull less than 1: all is used; null: without a limit
   * @param until when the period ends, by the machine's clock
   */
  public record Remaining(UUID service, @Nullable Long octetsOrNull, Instant until) {}

  private RemainingQuotas() {}

  /** Whether a service of the transaction's tenant is off once it has used all. */
  public static boolean block(Tx tx) {
    return Settings.get(tx, QuotaSettings.FUP_ACTION) == FupAction.BLOCK;
  }

  /** Of the services whose current period was written to since that moment. */
  public static List<Remaining> changedSince(Tx tx, Instant since) {
    Duration ahead = Duration.between(tx.now(), tx.systemNow());
    return tx.jdbc(connection -> {
      List<Remaining> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(QuotaSql.REMAINING)) {
        query.setObject(1, tx.tenant().value());
        query.setTimestamp(2, Timestamp.from(tx.now()));
        query.setTimestamp(3, Timestamp.from(tx.now()));
        query.setTimestamp(4, Timestamp.from(since));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(new Remaining(
                row.getObject(1, UUID.class),
                row.getObject(2, Long.class),
                row.getTimestamp(3).toInstant().plus(ahead)));
          }
        }
      }
      return found;
    });
  }
}
