package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.access.session.SessionReport.Party;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose sessions are reported by name, and by which NAS, read in sets. */
public final class AccountOwners {
  private static final String USERS = """
      select username, subscriber_id, subscription_id, id from access_credential
      where tenant_id = ? and username = any (?)
      """;

  private static final String NASES = """
      select host(coalesce(n.nas_ip, c.client_ip)::inet) as address, c.id, c.nas_device_id
      from radius_client c
      left join nas_device n on n.tenant_id = c.tenant_id and n.id = c.nas_device_id
      where c.tenant_id = ? and c.is_active
      order by c.created_at desc, c.id
      """;

  private AccountOwners() {}

  /** A NAS that reports. */
  public record Nas(UUID client, @Nullable UUID nasDevice) {}

  /** Whose each of these names is; of names that are nobody's there is nothing. */
  public static Map<String, Party> of(Tx tx, Collection<String> names) {
    return tx.jdbc(connection -> {
      Map<String, Party> owners = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(USERS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("text", names.toArray()));
        ResultSet row = query.executeQuery();
        while (row.next()) {
          owners.put(
              row.getString(1),
              new Party(
                  row.getObject(2, UUID.class),
                  row.getObject(3, UUID.class),
                  row.getObject(4, UUID.class),
                  null,
                  null));
        }
      }
      return owners;
    });
  }

  /** The NASes by the address they report with. */
  public static Map<String, Nas> nases(Tx tx) {
    return tx.jdbc(connection -> {
      Map<String, Nas> nases = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(NASES)) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          nases.put(
              row.getString(1),
              new Nas(row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
        }
      }
      return nases;
    });
  }
}
