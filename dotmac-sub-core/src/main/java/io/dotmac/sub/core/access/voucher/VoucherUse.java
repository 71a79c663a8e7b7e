package io.dotmac.sub.core.access.voucher;

import io.dotmac.sub.core.access.session.LiveSessions.LiveSession;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What logins and sessions do to vouchers: they begin, are used, and come to an end. */
public final class VoucherUse {
  private static final String LOGIN = """
      update voucher v set status = 'active', first_login_at = coalesce(v.first_login_at, ?),
        last_login_at = ?, mac_address = coalesce(v.mac_address, ?), version = v.version + 1,
        updated_at = now()
      where v.tenant_id = ? and v.id = ? and v.status in ('unused', 'active')
      """;

  /** Counters of sessions never fall, and months of them may be gone: neither does what is used. */
  private static final String METER = """
      with used as (
        select s.access_credential_id as id, sum(s.duration_seconds) as seconds,
          sum(s.octets_in + s.octets_out) as octets
        from radius_accounting_session s
        join voucher v on v.tenant_id = s.tenant_id and v.id = s.access_credential_id
        where s.tenant_id = ? and s.subscription_id is null
          and s.access_credential_id is not null
          and (v.status = 'active' or s.is_open)
        group by s.access_credential_id)
      update voucher v set used_seconds = greatest(v.used_seconds, used.seconds),
        used_octets = greatest(v.used_octets, used.octets), version = v.version + 1,
        updated_at = now()
      from used
      where v.tenant_id = ? and v.id = used.id
        and (used.seconds > v.used_seconds or used.octets > v.used_octets)
      """;

  private static final String END = """
      update voucher v set status = case
          when v.status = 'active' and (v.used_seconds >= b.online_seconds
            or v.used_octets >= b.data_limit_octets) then 'used_up' else 'expired' end,
        ended_at = ?, version = v.version + 1, updated_at = now()
      from hotspot_batch b
      where v.tenant_id = ? and b.tenant_id = v.tenant_id and b.id = v.batch_id
        and (v.status = 'active' and (v.used_seconds >= b.online_seconds
            or v.used_octets >= b.data_limit_octets
            or v.first_login_at + make_interval(secs => b.valid_seconds) <= ?)
          or v.status = 'unused' and b.unused_until < ?)
      """;

  private static final String UNINVITED = """
      select s.id, s.session_id, s.nas_key, s.username, s.access_credential_id,
        s.radius_client_id, s.nas_device_id, s.framed_ip
      from radius_session_open s
      join voucher v on v.tenant_id = s.tenant_id and v.id = s.access_credential_id
      where s.tenant_id = ? and s.subscription_id is null
        and s.access_credential_id is not null
        and v.status in ('used_up', 'expired', 'revoked')
      """;

  private VoucherUse() {}

  /** A login that was accepted; {@code mac} is the device to be the only one, if any. */
  public record VoucherLogin(
      UUID voucher, Instant at, @Nullable String mac) {}

  /** Notes logins; the first begins the time of its voucher. */
  public static void loggedIn(Tx tx, List<VoucherLogin> logins) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(LOGIN)) {
        for (VoucherLogin login : logins) {
          update.setTimestamp(1, Timestamp.from(login.at()));
          update.setTimestamp(2, Timestamp.from(login.at()));
          update.setString(3, login.mac());
          update.setObject(4, tx.tenant().value());
          update.setObject(5, login.voucher());
          update.addBatch();
        }
        return update.executeBatch();
      }
    });
  }

  /**
   * Adds up what sessions have used, and ends vouchers of which nothing is left.
   *
   * @return how many ended
   */
  public static int meter(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement meter = connection.prepareStatement(METER);
          PreparedStatement end = connection.prepareStatement(END)) {
        meter.setObject(1, tx.tenant().value());
        meter.setObject(2, tx.tenant().value());
        meter.executeUpdate();
        Timestamp now = Timestamp.from(tx.systemNow());
        end.setTimestamp(1, now);
        end.setObject(2, tx.tenant().value());
        end.setTimestamp(3, now);
        end.setObject(4, tx.today());
        return end.executeUpdate();
      }
    });
  }

  /** Sessions that go on although their voucher lets nobody in any more. */
  public static List<LiveSession> uninvited(Tx tx) {
    return tx.jdbc(connection -> {
      List<LiveSession> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(UNINVITED)) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.add(new LiveSession(
              row.getObject(1, UUID.class),
              row.getString(2),
              row.getString(3),
              row.getString(4),
              row.getObject(5, UUID.class),
              row.getObject(6, UUID.class),
              row.getObject(7, UUID.class),
              row.getString(8)));
        }
      }
      return found;
    });
  }
}
