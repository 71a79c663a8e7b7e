package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Finds live sessions whose addresses cannot be right. */
public final class AddressAudit {
  private static final String CONFLICTS = """
      select framed_ip || ' has ' || count(*) || ' sessions: '
        || string_agg(session_id || ' on ' || nas_key, ', ' order by started_at)
      from radius_session_open
      where tenant_id = ? and framed_ip is not null
      group by framed_ip having count(*) > 1
      union all
      select c.username || ' has ' || s.framed_ip || ' and ought to have ' || c.ipv4_address
      from radius_session_open s
      join access_credential c on c.tenant_id = s.tenant_id and c.id = s.access_credential_id
      where s.tenant_id = ? and c.ipv4_address is not null and s.framed_ip is not null
        and host(c.ipv4_address::inet) <> s.framed_ip
      limit 100
      """;

  private AddressAudit() {}

  /** Up to a hundred addresses that several sessions have, or that are not their user's. */
  public static List<String> conflicts(Tx tx) {
    return tx.jdbc(connection -> {
      List<String> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(CONFLICTS)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(row.getString(1));
          }
        }
      }
      return found;
    });
  }
}
