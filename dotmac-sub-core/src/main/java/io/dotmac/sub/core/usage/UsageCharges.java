package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What services used, ready to be charged: rated a day at a time from their traffic, or brought in
 * from elsewhere. The billing run charges it once its billing period is over.
 */
public final class UsageCharges {
  /** All of them, the newest first. */
  public static final Listing<UsageCharge> LISTING = Listing.of(UsageCharge.class)
      .filter("subscription_id", "e.subscription.value = :subscription_id", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(UsageChargeStatus.class, text))
      .filter("from", "e.periodStart >= :from", LocalDate::parse)
      .filter("before", "e.periodStart < :before", LocalDate::parse)
      .sort("period_start", "e.periodStart")
      .own("e.subscription.value in"
          + " (select s.id.value from Subscription s where s.subscriber.value = :own)");

  /** Traffic that arrived late replaces what was rated before; what somebody decided stays. */
  private static final String RATE = """
      with rated as (
      insert into usage_charge as u (tenant_id, id, subscription_id, period_start, period_end,
        total_gb, status, rated_at)
      select r.tenant_id, gen_random_uuid(), r.subscription_id, ?::date, ?::date + 1,
        round(sum(r.octets_in + r.octets_out) / 1000000000.0, 6), 'staged', ?
      from usage_record r
      join subscription s on s.tenant_id = r.tenant_id and s.id = r.subscription_id
      join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
        and o.price_basis in ('usage', 'hybrid')
      where r.tenant_id = ? and r.recorded_at >= ? and r.recorded_at < ?
      group by r.tenant_id, r.subscription_id
      on conflict (tenant_id, subscription_id, period_start) do update
        set total_gb = excluded.total_gb, rated_at = excluded.rated_at, updated_at = now(),
          version = u.version + 1
        where u.status in ('staged', 'posted') and u.total_gb <> excluded.total_gb
          and u.period_end = excluded.period_end
      returning subscription_id, period_start, period_end, total_gb)
      select s.subscriber_id, r.subscription_id, r.period_start, r.period_end, r.total_gb
      from rated r join subscription s on s.tenant_id = ? and s.id = r.subscription_id
      order by r.subscription_id
      """;

  /** Rates the traffic of one day of all services that are charged by use; gives how many. */
  public int rate(Tx tx, LocalDate day) {
    Instant from = day.atStartOfDay(tx.zone()).toInstant();
    Instant to = day.plusDays(1).atStartOfDay(tx.zone()).toInstant();
    List<UsageEvent> rated = tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(RATE)) {
        insert.setObject(1, day);
        insert.setObject(2, day);
        insert.setTimestamp(3, java.sql.Timestamp.from(tx.now()));
        insert.setObject(4, tx.tenant().value());
        insert.setTimestamp(5, java.sql.Timestamp.from(from));
        insert.setTimestamp(6, java.sql.Timestamp.from(to));
        insert.setObject(7, tx.tenant().value());
        return recorded(insert);
      }
    });
    tx.publishAll(rated);
    return rated.size();
  }

  private static List<UsageEvent> recorded(PreparedStatement insert) throws SQLException {
    List<UsageEvent> rated = new ArrayList<>();
    try (ResultSet row = insert.executeQuery()) {
      while (row.next()) {
        rated.add(new UsageEvent.UsageRecorded(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            row.getObject(3, LocalDate.class),
            row.getObject(4, LocalDate.class),
            row.getBigDecimal(5)));
      }
    }
    return rated;
  }

  /** Brings in what a service used, measured elsewhere. */
  public UsageCharge stage(Tx tx, NewUsageCharge wanted) {
    Optional<Subscription> service = tx.find(Subscription.class, wanted.subscriptionId());
    new Checks()
        .rule(
            service.isPresent(),
            "/subscription_id",
            "unknown",
            "no service " + wanted.subscriptionId() + " exists")
        .rule(
            wanted.periodEnd().isAfter(wanted.periodStart()),
            "/period_end",
            "order",
            "a later day was expected")
        .rule(
            wanted.totalGb().signum() >= 0
                && wanted.totalGb().precision() - wanted.totalGb().scale() <= 12
                && wanted.totalGb().stripTrailingZeros().scale() <= 6,
            "/total_gb",
            "range",
            "0 or more with at most 6 decimals was expected")
        .text("/notes", wanted.notes(), 500)
        .done();
    boolean taken = !tx.session()
        .createSelectionQuery(
            "from UsageCharge e where e.subscription.value = :id and e.periodStart < :end"
                + " and e.periodEnd > :start",
            UsageCharge.class)
        .setParameter("id", wanted.subscriptionId().value())
        .setParameter("start", wanted.periodStart())
        .setParameter("end", wanted.periodEnd())
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
    if (taken) {
      throw Problem.conflict("usage_rated", "the use of some of these days is there already");
    }
    UsageCharge charge = new UsageCharge(wanted, tx.now());
    tx.save(charge);
    tx.publish(new UsageEvent.UsageRecorded(
        service.orElseThrow().subscriber().value(),
        wanted.subscriptionId().value(),
        wanted.periodStart(),
        wanted.periodEnd(),
        wanted.totalGb()));
    return charge;
  }

  /** What was used, by its id. */
  public UsageCharge require(Tx tx, UsageChargeId id) {
    return LISTING.require(tx, id);
  }

  /** Decides whether it is charged: staged, needs_review or skipped. */
  public UsageCharge decide(Tx tx, UsageChargeId id, UsageChargeStatus to) {
    UsageCharge charge = require(tx, id);
    charge.decide(to);
    return charge;
  }
}
