package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.choice.Choices;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads whom messages are for, many at once. */
final class Recipients {
  /** Who was erased is nobody any more. */
  private static final String READ = """
      select s.id, s.first_name, s.last_name,
        coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name) as name,
        s.subscriber_number, s.account_number, s.email, s.phone, s.locale, s.marketing_opt_in,
        (select array_agg(c.category || ' ' || c.channel || ' ' || c.is_wanted)
          from notification_choice c
          where c.tenant_id = s.tenant_id and c.subscriber_id = s.id) as choices,
        (select array_agg(p.platform || ':' || p.token order by p.id)
          from push_token p
          where p.tenant_id = s.tenant_id and p.subscriber_id = s.id) as apps
      from subscriber s
      where s.tenant_id = ? and s.id = any (?) and s.erased_at is null
      """;

  /** For an organization: the person to talk to, else it itself, under the names of people. */
  private static final String OF_ACCOUNTS = """
      select o.account_id, coalesce(nullif(o.contact_name, ''), o.name) as first_name,
        '' as last_name, o.name, '' as subscriber_number, '' as account_number,
        o.contact_email as email, o.contact_phone as phone, o.locale
      from organization o
      where o.tenant_id = ? and o.account_id = any (?) and o.is_active
      """;

  private static final String PLANS = """
      select u.id, o.name from subscription u
      join catalog_offer o on o.tenant_id = u.tenant_id and o.id = u.offer_id
      where u.tenant_id = ? and u.id = any (?)
      """;

  private Recipients() {}

  /** Those of the subscribers there are, by id. */
  static Map<UUID, Recipient> of(Tx tx, Collection<UUID> subscribers) {
    if (subscribers.isEmpty()) {
      return Map.of();
    }
    return tx.jdbc(connection -> {
      Map<UUID, Recipient> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(READ)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", subscribers.toArray()));
        ResultSet row = query.executeQuery();
        while (row.next()) {
          Recipient recipient = recipient(row);
          found.put(recipient.id(), recipient);
        }
      }
      return found;
    });
  }

  /** Who is told what concerns those accounts, where they are an organization's, by account. */
  static Map<UUID, Recipient> ofAccounts(Tx tx, Collection<UUID> accounts) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    return tx.jdbc(connection -> {
      Map<UUID, Recipient> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(OF_ACCOUNTS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", accounts.toArray()));
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.put(
              row.getObject("account_id", UUID.class),
              new Recipient(
                  null,
                  names(row),
                  row.getString("email"),
                  row.getString("phone"),
                  row.getString("locale"),
                  new Choices(null, false),
                  List.of()));
        }
      }
      return found;
    });
  }

  private static Map<String, Object> names(ResultSet row) throws SQLException {
    Map<String, Object> names = new LinkedHashMap<>();
    for (String name :
        List.of("first_name", "last_name", "name", "subscriber_number", "account_number")) {
      names.put(name, row.getString(name));
    }
    return names;
  }

  private static Recipient recipient(ResultSet row) throws SQLException {
    String[] apps = strings(row.getArray("apps"));
    return new Recipient(
        row.getObject("id", UUID.class),
        names(row),
        row.getString("email"),
        row.getString("phone"),
        row.getString("locale"),
        new Choices(strings(row.getArray("choices")), row.getBoolean("marketing_opt_in")),
        apps == null ? List.of() : List.of(apps));
  }

  private static String @Nullable [] strings(@Nullable Array array) throws SQLException {
    return array == null ? null : (String[]) array.getArray();
  }

  /** What the plans of those services are called. */
  static Map<UUID, String> plans(Tx tx, Collection<UUID> subscriptions) {
    if (subscriptions.isEmpty()) {
      return Map.of();
    }
    return tx.jdbc(connection -> {
      Map<UUID, String> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(PLANS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", subscriptions.toArray()));
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.put(row.getObject(1, UUID.class), row.getString(2));
        }
      }
      return found;
    });
  }
}
