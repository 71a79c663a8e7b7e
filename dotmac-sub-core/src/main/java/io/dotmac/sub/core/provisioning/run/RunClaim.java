package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that is a worker's until its lease is over. The lease is the device's, so that a device is
 * one run's at a time. Its times are the database's own, so that nodes agree on them.
 *
 * @param token what tells this claim from one that came later
 */
record RunClaim(ProvisioningRunId run, UUID device, UUID token) {
  /** Longer than a device may take for one step. */
  static final Duration LEASE = Duration.ofMinutes(10);

  private static final String DUE = """
      select r.id, d.id from provisioning_run r
      join provisioning_device d on d.tenant_id = r.tenant_id and d.id = r.device_id
      where r.tenant_id = ? and r.status in ('pending', 'running') and r.next_attempt_at <= now()
        and (d.leased_until is null or d.leased_until < now())
      order by r.next_attempt_at, r.id limit 1 for update of r, d skip locked
      """;

  private static final String TAKE = """
      update provisioning_device set lease_token = ?,
        leased_until = now() + make_interval(secs => ?)
      where tenant_id = ? and id = ?
      """;

  private static final String RELEASE = """
      update provisioning_device set lease_token = null, leased_until = null
      where tenant_id = ? and id = ? and lease_token = ?
      """;

  /** Claims the run that is due longest, if one is whose device is free. */
  static Optional<RunClaim> next(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement due = connection.prepareStatement(DUE)) {
        due.setObject(1, tx.tenant().value());
        try (ResultSet row = due.executeQuery()) {
          if (!row.next()) {
            return Optional.empty();
          }
          RunClaim claim = new RunClaim(
              new ProvisioningRunId(row.getObject(1, UUID.class)),
              row.getObject(2, UUID.class),
              UUID.randomUUID());
          claim.take(connection, tx);
          return Optional.of(claim);
        }
      }
    });
  }

  /** Prolongs it. */
  void renew(Tx tx) {
    tx.jdbc(connection -> take(connection, tx));
  }

  /** The device is free for others. */
  void release(Tx tx) {
    tx.jdbc(connection -> {
      try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
        release.setObject(1, tx.tenant().value());
        release.setObject(2, device);
        release.setObject(3, token);
        return release.executeUpdate();
      }
    });
  }

  private int take(Connection connection, Tx tx) throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setObject(1, token);
      take.setLong(2, LEASE.toSeconds());
      take.setObject(3, tx.tenant().value());
      take.setObject(4, device);
      return take.executeUpdate();
    }
  }
}
