package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Devices that are due, claimed in sets. Times are the database's: nodes agree on them. */
final class PollClaims {
  /** Longer than a device is waited for. */
  static final Duration LEASE = Duration.ofMinutes(3);

  private static final String CLAIM = """
      with due as (
        select s.tenant_id, s.snmp_target_id from snmp_target_state s
        join snmp_target t on t.tenant_id = s.tenant_id and t.id = s.snmp_target_id
          and t.is_active
        where s.tenant_id = ? and s.next_poll_at <= now()
          and (s.leased_until is null or s.leased_until < now())
        order by s.next_poll_at, s.snmp_target_id limit ? for update of s skip locked)
      update snmp_target_state s set lease_token = ?,
        leased_until = now() + make_interval(secs => ?)
      from due
      join snmp_target t on t.tenant_id = due.tenant_id and t.id = due.snmp_target_id
      join snmp_credential c on c.tenant_id = t.tenant_id and c.id = t.credential_id
      where s.tenant_id = due.tenant_id and s.snmp_target_id = due.snmp_target_id
      returning t.id, t.host, t.port, t.oid_map, t.olt_id is not null as is_olt, c.snmp_version,
        c.community_sealed, c.username, c.auth_protocol, c.auth_secret_sealed, c.priv_protocol,
        c.priv_secret_sealed
      """;

  private PollClaims() {}

  /** Claims up to so many, those that are due longest first. */
  static List<DueTarget> claim(Tx tx, int most) {
    UUID token = UUID.randomUUID();
    return tx.jdbc(connection -> {
      List<DueTarget> due = new ArrayList<>();
      try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
        claim.setObject(1, tx.tenant().value());
        claim.setInt(2, most);
        claim.setObject(3, token);
        claim.setLong(4, LEASE.toSeconds());
        try (ResultSet row = claim.executeQuery()) {
          while (row.next()) {
            due.add(target(row, token));
          }
        }
      }
      return due;
    });
  }

  private static DueTarget target(ResultSet row, UUID token) throws SQLException {
    return new DueTarget(
        row.getObject("id", UUID.class),
        token,
        row.getString("host"),
        row.getInt("port"),
        row.getString("oid_map"),
        row.getBoolean("is_olt"),
        new DueTarget.Login(
            WireName.parse(SnmpVersion.class, row.getString("snmp_version")),
            row.getString("community_sealed"),
            row.getString("username"),
            WireName.parse(SnmpAuthProtocol.class, row.getString("auth_protocol")),
            row.getString("auth_secret_sealed"),
            WireName.parse(SnmpPrivProtocol.class, row.getString("priv_protocol")),
            row.getString("priv_secret_sealed")));
  }
}
