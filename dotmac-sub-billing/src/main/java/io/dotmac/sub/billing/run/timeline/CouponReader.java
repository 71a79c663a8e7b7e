package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Discount;
import io.dotmac.sub.billing.charge.document.InvoiceDiscount;
import io.dotmac.sub.core.catalog.coupon.CouponScope;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the coupons that services have or had. */
final class CouponReader {
  private static final String COUPONS = """
      select r.subscription_id, r.start_on, r.removed_on, c.discount_percent, c.amount_minor,
        c.currency, c.periods, c.scope
      from coupon_redemption r
      join coupon c on c.tenant_id = r.tenant_id and c.id = r.coupon_id
      where r.tenant_id = ? and r.subscription_id = any(?)
      order by r.subscription_id, r.start_on, r.id
      """;

  private CouponReader() {}

  /**
   * A coupon of a service.
   *
   * @param off absent when there is a percentage
   * @param periods absent: all
   * @param scope what it takes something off
   */
  record Use(
      LocalDate from,
      @Nullable LocalDate until,
      @Nullable BigDecimal percent,
      @Nullable Money off,
      @Nullable Integer periods,
      CouponScope scope) {

    /** What it takes off in periods of that grid; the period it begins in is its first. */
    Optional<Discount> discount(AnchorGrid grid) {
      return days(grid).map(this::on);
    }

    /** What it takes off whole invoices that charge those periods of the service. */
    Optional<InvoiceDiscount> overInvoice(UUID service, AnchorGrid grid) {
      return scope != CouponScope.INVOICE
          ? Optional.empty()
          : days(grid)
              .map(days -> new InvoiceDiscount(
                  service, percent == null ? null : new UnitRate(percent), off, days));
    }

    private Optional<DateRange> days(AnchorGrid grid) {
      LocalDate end = periods == null ? DateRange.OPEN : grid.at(grid.indexOf(from) + periods);
      return DateRange.between(from, until != null && until.isBefore(end) ? until : end);
    }

    private Discount on(DateRange days) {
      return percent == null
          ? new Discount.Fixed(Objects.requireNonNull(off), days)
          : new Discount.Percent(new UnitRate(percent), days);
    }
  }

  static Map<UUID, List<Use>> read(Tx tx, Collection<UUID> services) {
    return tx.jdbc(connection -> {
      Map<UUID, List<Use>> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(COUPONS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", services.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found
                .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                .add(use(row));
          }
        }
      }
      return found;
    });
  }

  private static Use use(ResultSet row) throws SQLException {
    Long minor = row.getObject(5, Long.class);
    return new Use(
        row.getObject(2, LocalDate.class),
        row.getObject(3, LocalDate.class),
        row.getBigDecimal(4),
        minor == null ? null : Money.ofMinor(minor, Money.currency(row.getString(6))),
        row.getObject(7, Integer.class),
        WireName.parse(CouponScope.class, row.getString(8)));
  }
}
