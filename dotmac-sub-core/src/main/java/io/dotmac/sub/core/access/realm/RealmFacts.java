package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A realm with the servers that know its users, as a proxy works by it.
 *
 * @param prefix whether the realm stands before the user, else behind
 * @param accountingToHome whether the servers get accounting too
 * @param homes the preferred one first, at least one
 */
public record RealmFacts(String name, boolean prefix, boolean accountingToHome, List<Home> homes) {
  private static final String ALL = """
      select r.id, r.name, r.form, r.accounting, h.id, h.host, h.auth_port, h.acct_port,
        h.shared_secret_sealed, h.require_message_authenticator
      from radius_realm r
      join radius_home_server h on h.tenant_id = r.tenant_id and h.realm_id = r.id
      where r.tenant_id = ? and r.is_active and h.is_active
      order by r.name, r.id, h.priority, h.id
      """;

  /**
   * One of the servers.
   *
   * @param secretSealed the shared secret, sealed
   */
  public record Home(
      UUID id,
      String host,
      int authPort,
      int acctPort,
      String secretSealed,
      boolean requireMessageAuthenticator) {}

  /** Keeps its own list. */
  public RealmFacts {
    homes = List.copyOf(homes);
  }

  /** The realms of the transaction's tenant that have a server. */
  public static List<RealmFacts> all(Tx tx) {
    return tx.jdbc(connection -> {
      Map<UUID, RealmFacts> realms = new LinkedHashMap<>();
      try (PreparedStatement query = connection.prepareStatement(ALL)) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          Home home = new Home(
              row.getObject(5, UUID.class),
              row.getString(6),
              row.getInt(7),
              row.getInt(8),
              row.getString(9),
              row.getBoolean(10));
          RealmFacts first = new RealmFacts(
              row.getString(2),
              row.getString(3).equals("prefix"),
              row.getString(4).equals("home"),
              List.of(home));
          realms.merge(row.getObject(1, UUID.class), first, RealmFacts::and);
        }
      }
      return List.copyOf(realms.values());
    });
  }

  private RealmFacts and(RealmFacts more) {
    List<Home> all = new ArrayList<>(homes);
    all.addAll(more.homes());
    return new RealmFacts(name, prefix, accountingToHome, all);
  }
}
