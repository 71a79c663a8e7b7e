package io.dotmac.sub.core.setting;

import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Reads and changes settings. All of a tenant's are read once per transaction, on first use. */
public final class Settings {
  private static final Object MEMO = new Object();

  private Settings() {}

  /** The tenant's value, or the default. */
  public static <T> T get(Tx tx, Setting<T> setting) {
    SettingChange own = changed(tx).get(setting.name());
    return own == null ? setting.fallback() : setting.parser().apply(own.value());
  }

  /** What the tenant has chosen, by {@link Setting#name()}. */
  public static Map<String, SettingChange> changed(Tx tx) {
    return tx.memo(MEMO, () -> tx.jdbc(connection -> read(connection, tx)));
  }

  /** Changes a setting; a value of the wrong type or out of range is refused. */
  public static void set(Tx tx, Setting<?> setting, String value) {
    check(setting, value);
    tx.jdbc(connection -> write(connection, tx, setting, value));
    tx.forget(MEMO);
  }

  /** Refuses a value as {@link #set} does, and changes nothing. */
  public static void check(Setting<?> setting, String value) {
    Objects.requireNonNull(setting.parser().apply(value));
  }

  private static Map<String, SettingChange> read(Connection connection, Tx tx) throws SQLException {
    Map<String, SettingChange> values = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(
        "select domain || '.' || key, value, changed_by, updated_at from domain_setting"
            + " where tenant_id = ?")) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          values.put(
              row.getString(1),
              new SettingChange(
                  row.getString(2), row.getString(3), row.getTimestamp(4).toInstant()));
        }
      }
    }
    return values;
  }

  private static int write(Connection connection, Tx tx, Setting<?> setting, String value)
      throws SQLException {
    try (PreparedStatement upsert = connection.prepareStatement(
        "insert into domain_setting (tenant_id, id, domain, key, value, changed_by)"
            + " values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, domain, key) do update"
            + " set value = excluded.value, changed_by = excluded.changed_by,"
            + " updated_at = now(), version = domain_setting.version + 1")) {
      upsert.setObject(1, tx.tenant().value());
      upsert.setObject(2, Ids.next());
      upsert.setString(3, WireName.of(setting.domain()));
      upsert.setString(4, setting.key());
      upsert.setString(5, value);
      upsert.setString(6, tx.actor().name());
      return upsert.executeUpdate();
    }
  }
}
