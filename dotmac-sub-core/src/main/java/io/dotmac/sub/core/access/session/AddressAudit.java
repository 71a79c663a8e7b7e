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
      union all
      select s.username || ' uses ' || w.used || case h.kind
          when 'reserved' then ', which is reserved'
          when 'assigned' then ', which is assigned to '
            || coalesce(c.username, u.subscription_number)
          when 'leased' then ', which was given to ' || c.username
          else ', which was not given to it' end
      from radius_session_open s
      cross join lateral (values (s.framed_ip), (s.framed_ipv6_prefix), (s.delegated_ipv6_prefix))
        as w (used)
      join ip_block b on b.tenant_id = s.tenant_id and b.is_active
        and b.cidr::inet >>= w.used::inet
      left join ip_holding h on h.tenant_id = s.tenant_id and h.prefix::inet >>= w.used::inet
      left join access_credential c
        on c.tenant_id = h.tenant_id and c.id = h.access_credential_id
      left join subscription u on u.tenant_id = h.tenant_id and u.id = h.subscription_id
      where s.tenant_id = ?
        and case when h.access_credential_id is not null
            then h.access_credential_id is distinct from s.access_credential_id
          else h.subscription_id is null or h.subscription_id is distinct from s.subscription_id end
      limit 100
      """;

  private AddressAudit() {}

  /**
   * Up to a hundred addresses that several sessions have, that are not their user's, or that a pool
   * of ours has and we gave to nobody or to another.
   */
  public static List<String> conflicts(Tx tx) {
    return tx.jdbc(connection -> {
      List<String> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(CONFLICTS)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, tx.tenant().value());
        query.setObject(3, tx.tenant().value());
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
