package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Discount;
import io.dotmac.sub.billing.charge.PartialPeriod;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.tax.TaxBook;
import io.dotmac.sub.billing.tax.TaxPlace;
import io.dotmac.sub.billing.tax.TaxPolicy;
import io.dotmac.sub.core.catalog.policy.PrepaidAction;
import io.dotmac.sub.core.catalog.policy.ProrationPolicy;
import io.dotmac.sub.core.catalog.policy.RefundPolicy;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and locks the subscriptions of some accounts that are due on a date, with one query. */
public final class ServiceReader {
  /** Whether the first and last period are charged by day; off charges them whole. */
  static final Setting<Boolean> PRORATION =
      Setting.flag(SettingDomain.BILLING, "proration_enabled", true);

  private static final UUID NO_RATE = new UUID(0, 0);

  private static final String DUE = """
      select s.id, s.account_id, s.currency, s.start_on, s.end_on, s.anchor_day, s.next_bill_on,
        s.billed_through, s.charged_since, s.quantity, s.unit_price_minor,
        s.setup_charge_minor, s.activation_charge_minor, s.discount_type, s.discount_percent,
        s.discount_minor, s.discount_start_on, s.discount_end_on, s.offer_id, s.offer_version_id,
        case when s.account_id = s.subscriber_id then o.name
          else o.name || ', '
            || coalesce(b.display_name, trim(b.first_name || ' ' || b.last_name))
          end as name,
        o.billing_cycle, o.with_vat, o.vat_percent, p.proration_policy, p.refund_policy,
        p.refund_window_days, p.suspension_billing, p.billing_timing, p.billing_alignment,
        s.billing_mode, s.prepaid_order, p.prepaid_action, p.trial_days,
        p.early_termination_percent, p.hold_fee_percent, s.contract_end_on,
        coalesce(ba.anchor_day, b.billing_day, 1) as account_day, o.price_basis,
        coalesce(b.tax_rate_id, a.tax_rate_id) as own_tax, o.tax_rate_id as offer_tax,
        case when a.id is null then b.country_code else a.country_code end as country,
        case when a.id is null then b.region else a.region end as region,
        case when a.id is null then b.postal_code else a.postal_code end as postal_code
      from subscription s
      join catalog_offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id
      left join policy_set p on p.tenant_id = s.tenant_id and p.id = coalesce(o.policy_set_id,
        (select d.id from policy_set d where d.tenant_id = s.tenant_id and d.is_default))
      left join subscriber b on b.tenant_id = s.tenant_id and b.id = s.subscriber_id
      left join billing_account ba on ba.tenant_id = s.tenant_id and ba.id = s.account_id
      left join address a on a.tenant_id = s.tenant_id and a.id = s.service_address_id
      where s.tenant_id = ? and s.account_id = any(?) and s.next_bill_on <= ?
      order by s.account_id, s.id
      """;

  private static final String LOCK = "for no key update of s";

  private final boolean byDay;
  private final LocalDate on;
  private final TaxBook book;
  private final TaxPolicy taxes;

  private ServiceReader(boolean byDay, LocalDate on, TaxBook book, TaxPolicy taxes) {
    this.byDay = byDay;
    this.on = on;
    this.book = book;
    this.taxes = taxes;
  }

  /** Those that are due by {@code on}, in order of their accounts; locked if asked for. */
  public static List<DueService> read(
      Tx tx, UUID[] accounts, LocalDate on, boolean lock, TaxPolicy taxes) {
    ServiceReader reader =
        new ServiceReader(Settings.get(tx, PRORATION), on, TaxBook.of(tx), taxes);
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(lock ? DUE + LOCK : DUE)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", accounts));
        query.setObject(3, on);
        try (ResultSet row = query.executeQuery()) {
          List<DueService> due = new ArrayList<>();
          while (row.next()) {
            due.add(reader.service(row));
          }
          return due;
        }
      }
    });
  }

  private DueService service(ResultSet row) throws SQLException {
    LocalDate start = row.getObject("start_on", LocalDate.class);
    TaxPolicy.Sale sale = sale(row);
    return new DueService(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        Money.currency(row.getString("currency")),
        start,
        row.getObject("end_on", LocalDate.class),
        row.getInt("anchor_day"),
        row.getObject("next_bill_on", LocalDate.class),
        row.getObject("billed_through", LocalDate.class),
        row.getObject("charged_since", LocalDate.class),
        row.getLong("quantity"),
        new DueService.Agreed(
            row.getObject("unit_price_minor", Long.class),
            row.getObject("setup_charge_minor", Long.class),
            row.getObject("activation_charge_minor", Long.class)),
        offer(row),
        contract(row),
        prepaid(row),
        sale,
        taxes.taxes(sale),
        discounts(row, start));
  }

  private DueService.OfferRules offer(ResultSet row) throws SQLException {
    RefundPolicy refund = row.getString("refund_policy") == null
        ? RefundPolicy.NONE
        : WireName.parse(RefundPolicy.class, row.getString("refund_policy"));
    return new DueService.OfferRules(
        row.getObject("offer_id", UUID.class),
        row.getObject("offer_version_id", UUID.class),
        row.getString("name"),
        BillingCycle.valueOf(row.getString("billing_cycle").toUpperCase(Locale.ROOT)),
        first(row.getString("proration_policy")),
        refund == RefundPolicy.PRORATED && byDay ? PartialPeriod.BY_DAY : PartialPeriod.WHOLE,
        refund == RefundPolicy.FULL_WITHIN_DAYS ? row.getInt("refund_window_days") : null,
        !"stop".equals(row.getString("suspension_billing")),
        "in_arrears".equals(row.getString("billing_timing")),
        row.getString("price_basis"));
  }

  private static DueService.@Nullable Prepaid prepaid(ResultSet row) throws SQLException {
    String action = row.getString("prepaid_action");
    return action == null || !row.getString("billing_mode").equals("prepaid")
        ? null
        : new DueService.Prepaid(
            WireName.parse(PrepaidAction.class, action), row.getInt("prepaid_order"));
  }

  private static DueService.Contract contract(ResultSet row) throws SQLException {
    return new DueService.Contract(
        "account".equals(row.getString("billing_alignment"))
            ? row.getObject("account_day", Integer.class)
            : null,
        row.getInt("trial_days"),
        row.getObject("contract_end_on", LocalDate.class),
        row.getBigDecimal("early_termination_percent"),
        row.getBigDecimal("hold_fee_percent"));
  }

  private PartialPeriod first(@Nullable String policy) {
    if (!byDay) {
      return PartialPeriod.WHOLE;
    }
    ProrationPolicy proration =
        policy == null ? ProrationPolicy.IMMEDIATE : WireName.parse(ProrationPolicy.class, policy);
    switch (proration) {
      case IMMEDIATE:
        return PartialPeriod.BY_DAY;
      case NEXT_CYCLE:
        return PartialPeriod.FREE;
      default:
        return PartialPeriod.WHOLE;
    }
  }

  private TaxPolicy.Sale sale(ResultSet row) throws SQLException {
    TaxPlace place = new TaxPlace(
        row.getString("country"), row.getString("region"), row.getString("postal_code"));
    UUID rate = row.getObject("own_tax", UUID.class);
    if (rate == null) {
      UUID ofOffer = row.getObject("offer_tax", UUID.class);
      rate = book.rate(place).orElse(ofOffer);
    }
    return new TaxPolicy.Sale(
        row.getObject("account_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getObject("offer_id", UUID.class),
        place,
        on,
        rate == null ? vat(row) : book.rules(rate));
  }

  /** The tax of an offer that names a percentage in place of a rate. */
  private static List<TaxRule> vat(ResultSet row) throws SQLException {
    BigDecimal vat = row.getBigDecimal("vat_percent");
    if (vat == null || vat.signum() == 0) {
      return List.of();
    }
    TaxApplication application =
        row.getBoolean("with_vat") ? TaxApplication.INCLUSIVE : TaxApplication.EXCLUSIVE;
    return List.of(new TaxRule(NO_RATE, "VAT", new UnitRate(vat), application));
  }

  private static List<Discount> discounts(ResultSet row, LocalDate start) throws SQLException {
    String type = row.getString("discount_type");
    if (type == null) {
      return List.of();
    }
    LocalDate from = row.getObject("discount_start_on", LocalDate.class);
    LocalDate until = row.getObject("discount_end_on", LocalDate.class);
    LocalDate first = from == null || from.isBefore(start) ? start : from;
    if (until != null && !first.isBefore(until)) {
      return List.of();
    }
    DateRange valid = DateRange.of(first, until == null ? DateRange.OPEN : until);
    if (type.equals("percent")) {
      return List.of(
          new Discount.Percent(new UnitRate(row.getBigDecimal("discount_percent")), valid));
    }
    Currency currency = Money.currency(row.getString("currency"));
    return List.of(
        new Discount.Fixed(Money.ofMinor(row.getLong("discount_minor"), currency), valid));
  }
}
