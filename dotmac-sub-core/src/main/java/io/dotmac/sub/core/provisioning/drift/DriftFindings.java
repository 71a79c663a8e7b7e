package io.dotmac.sub.core.provisioning.drift;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.run.RunInput;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What devices say otherwise than the records, from when it was found until it was not. */
public final class DriftFindings {
  /** All of them, those first that were seen last; staff only. */
  public static final Listing<DriftFinding> LISTING = Listing.of(DriftFinding.class)
      .filter("device_id", "e.device.value = :device_id", Id::parse)
      .filter("kind", "e.kind = :kind", text -> WireName.parse(DriftKind.class, text))
      .filter("serial_number", "e.serialNumber = :serial_number", RunInput::canonical)
      .filter("ont_unit_id", "e.ontUnit = :ont_unit_id", Id::parse)
      .filter("subscription_id", "e.subscription = :subscription_id", Id::parse)
      .filter("service_order_id", "e.order = :service_order_id", Id::parse)
      .filter(
          "is_open",
          "case when e.resolvedAt is null then true else false end = :is_open",
          Parsers::flag)
      .sort("last_seen_at", "e.lastSeenAt")
      .sort("first_seen_at", "e.firstSeenAt")
      .defaultSort("-last_seen_at");

  /** The entities and columns of this package, for the session factory. */
  public static final List<Class<?>> ENTITIES = List.of(DriftFinding.class, DriftKind.Column.class);

  private static final String KEEP = """
      with n as (
        select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::uuid[],
            ?::uuid[], ?::uuid[])
          as n (id, kind, serial, expected, found, unit, service, ordered)),
      closed as (
        update drift_finding f
        set resolved_at = ?, updated_at = now(), version = f.version + 1
        where f.tenant_id = ? and f.device_id = ? and f.resolved_at is null
          and not exists (select from n where n.kind = f.kind and n.serial = f.serial_number)
        returning 1),
      kept as (
        insert into drift_finding as f (tenant_id, id, device_id, kind, serial_number, expected,
          found, ont_unit_id, subscription_id, service_order_id, first_seen_at, last_seen_at)
        select ?, n.id, ?, n.kind, n.serial, n.expected, n.found, n.unit, n.service, n.ordered,
          ?, ? from n
        on conflict (tenant_id, device_id, kind, serial_number) where resolved_at is null
        do update set expected = excluded.expected, found = excluded.found,
          ont_unit_id = excluded.ont_unit_id, subscription_id = excluded.subscription_id,
          service_order_id = excluded.service_order_id, last_seen_at = excluded.last_seen_at,
          updated_at = now(), version = f.version + 1
        returning f.version = 0 as fresh)
      select (select count(*) from kept where fresh), (select count(*) from kept),
        (select count(*) from closed)
      """;

  private static final String ABANDON = """
      update drift_finding f set resolved_at = now(), updated_at = now(), version = f.version + 1
      from provisioning_device d
      where f.tenant_id = ? and f.resolved_at is null
        and d.tenant_id = f.tenant_id and d.id = f.device_id and not d.is_active
      """;

  private DriftFindings() {}

  /**
   * How many there are of a device.
   *
   * @param opened that were not known
   * @param open all of them
   * @param resolved that are no longer
   */
  public record Counts(int opened, int open, int resolved) {}

  /** Keeps what differs on a device now, and closes what does no longer. */
  static Counts keep(Tx tx, ProvisioningDeviceId device, List<Drift.Difference> now) {
    OffsetDateTime at = tx.systemNow().atOffset(ZoneOffset.UTC);
    return tx.jdbc(connection -> {
      try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
        Columns columns = new Columns(keep, now);
        columns.set(1, "uuid", each -> Ids.next());
        columns.set(2, "text", each -> WireName.of(each.kind()));
        columns.set(3, "text", Drift.Difference::serialNumber);
        columns.set(4, "text", Drift.Difference::expected);
        columns.set(5, "text", Drift.Difference::found);
        columns.set(6, "uuid", each -> each.links().ontUnit());
        columns.set(7, "uuid", each -> each.links().subscription());
        columns.set(8, "uuid", each -> each.links().order());
        keep.setObject(9, at);
        keep.setObject(10, tx.tenant().value());
        keep.setObject(11, device.value());
        keep.setObject(12, tx.tenant().value());
        keep.setObject(13, device.value());
        keep.setObject(14, at);
        keep.setObject(15, at);
        try (ResultSet row = keep.executeQuery()) {
          row.next();
          return new Counts(row.getInt(1), row.getInt(2), row.getInt(3));
        }
      }
    });
  }

  /** Closes what was found on devices that are not in use any more. */
  static int abandon(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement abandon = connection.prepareStatement(ABANDON)) {
        abandon.setObject(1, tx.tenant().value());
        return abandon.executeUpdate();
      }
    });
  }

  /** The parameters of a statement that are columns of a set. */
  private record Columns(PreparedStatement statement, List<Drift.Difference> rows) {
    void set(int place, String type, Function<Drift.Difference, @Nullable Object> column)
        throws java.sql.SQLException {
      Object[] values = new Object[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = column.apply(rows.get(i));
      }
      statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }
  }
}
