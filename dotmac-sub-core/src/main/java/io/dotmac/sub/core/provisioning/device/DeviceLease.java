package io.dotmac.sub.core.provisioning.device;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to ask a device for something, one node's at a time. Its times are the database's own,
 * so that nodes agree on them.
 *
 * @param token what tells this lease from one that came later
 */
public record DeviceLease(Round round, ProvisioningDeviceId device, UUID token) {
  private static final String TAKE = """
      insert into %s as r (tenant_id, device_id, lease_token, leased_until)
      values (?, ?, ?, now() + make_interval(secs => ?))
      on conflict (tenant_id, device_id) do update
        set lease_token = excluded.lease_token, leased_until = excluded.leased_until
        where r.leased_until is null or r.leased_until < now()
      """;

  private static final String RELEASE = """
      update %s set lease_token = null, leased_until = null, tried_at = now(),
        succeeded_at = case when ?::text is null then now() else succeeded_at end, error = ?
      where tenant_id = ? and device_id = ? and lease_token = ?
      """;

  /** What devices are asked for. */
  public enum Round {
    CONFIGURATION("config_backup_round", Duration.ofMinutes(15)),
    DRIFT("drift_round", Duration.ofMinutes(15)),
    LINE("line_test_round", Duration.ofMinutes(3));

    private final String table;

    /** Longer than a device may take. */
    private final Duration lease;

    Round(String table, Duration lease) {
      this.table = table;
      this.lease = lease;
    }
  }

  /** Takes it, unless somebody has it. */
  public static Optional<DeviceLease> take(Tx tx, Round round, ProvisioningDeviceId device) {
    DeviceLease lease = new DeviceLease(round, device, UUID.randomUUID());
    int taken = tx.jdbc(connection -> {
      try (PreparedStatement take = connection.prepareStatement(TAKE.formatted(round.table))) {
        take.setObject(1, tx.tenant().value());
        take.setObject(2, device.value());
        take.setObject(3, lease.token());
        take.setLong(4, round.lease.toSeconds());
        return take.executeUpdate();
      }
    });
    return taken == 1 ? Optional.of(lease) : Optional.empty();
  }

  /** Gives it back with what came of it; false when it was over, and somebody else's. */
  public boolean release(Tx tx, @Nullable String error) {
    return tx.jdbc(connection -> {
      try (PreparedStatement release =
          connection.prepareStatement(RELEASE.formatted(round.table))) {
        release.setString(1, error);
        release.setString(2, error);
        release.setObject(3, tx.tenant().value());
        release.setObject(4, device.value());
        release.setObject(5, token);
        return release.executeUpdate() == 1;
      }
    });
  }
}
