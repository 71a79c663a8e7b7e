package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.tx.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a step tells.
 *
 * @param rotation whose turn it is there; absent: what the other columns say
 * @param isThere whether the member of staff may still sign in
 */
record Who(
    AlertChannel channel,
    @Nullable UUID rotation,
    @Nullable String name,
    @Nullable String recipient,
    @Nullable String locale,
    boolean isThere) {
  /** Of a step {@code s} and the principal {@code w} that it names. */
  static final String COLUMNS = """
        s.channel, s.rotation_id, coalesce(s.recipient, w.email) as recipient,
        coalesce(w.name, s.recipient) as name, w.locale, (w.id is null or w.is_active) as is_there
      """;

  static Who read(ResultSet row) throws SQLException {
    return new Who(
        WireName.parse(AlertChannel.class, row.getString("channel")),
        row.getObject("rotation_id", UUID.class),
        row.getString("name"),
        row.getString("recipient"),
        row.getString("locale"),
        row.getBoolean("is_there"));
  }

  /**
   * Where somebody is told.
   *
   * @param error why they are not, if there is no way
   */
  record Reach(
      String name,
      @Nullable String address,
      @Nullable String locale,
      @Nullable String error) {}

  Reach reach(Map<UUID, Turn> turns) {
    if (rotation == null) {
      String known = Objects.requireNonNullElse(name, "");
      return isThere
          ? reach(known, recipient, locale)
          : new Reach(known, null, locale, known + " is no longer a user");
    }
    Turn turn = turns.get(rotation);
    return turn == null
        ? new Reach("", null, null, "nobody takes turns in the rotation")
        : reach(turn.who().name(), turn.who().address(channel), turn.who().locale());
  }

  private Reach reach(String known, @Nullable String typed, @Nullable String language) {
    String address = Contacts.read(channel, typed).orElse(null);
    return new Reach(
        known,
        address,
        language,
        address == null ? known + " has no address for " + WireName.of(channel) : null);
  }
}
