package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How much data a period includes.
 *
 * @param includedGb absent: unlimited
 * @param overageRate the price of a gigabyte beyond, in {@code currency}; absent: not sold
 * @param currency absent: the tenant's
 * @param overageCapGb no more than that is charged beyond the included data
 * @param throttleDownKbps the speed beyond, towards the subscriber; absent: not slowed down
 * @param throttleUpKbps the speed beyond, from the subscriber; given with {@code throttleDownKbps}
 */
@Embeddable
public record UsageAllowanceTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "included_gb") Integer includedGb,
    @Nullable @Column(name = "overage_rate") BigDecimal overageRate,
    @Nullable @Column(name = "currency") String currency,
    @Nullable @Column(name = "overage_cap_gb") Integer overageCapGb,
    @Nullable @Column(name = "throttle_down_kbps") Integer throttleDownKbps,
    @Nullable @Column(name = "throttle_up_kbps") Integer throttleUpKbps) {
  UsageAllowanceTerms inCurrencyOf(Tx tx) {
    return currency != null
        ? this
        : new UsageAllowanceTerms(
            name,
            includedGb,
            overageRate,
            tx.tenantInfo().currency(),
            overageCapGb,
            throttleDownKbps,
            throttleUpKbps);
  }

  void check(Tx tx) {
    new Checks()
        .required("/name", name, 200)
        .range("/included_gb", includedGb, 0, 1_000_000_000)
        .range("/overage_rate", overageRate, 0, 1_000_000_000)
        .rule(
            currency == null
                || Currency.getAvailableCurrencies().stream()
                    .anyMatch(known -> known.getCurrencyCode().equals(currency)),
            "/currency",
            "currency_unknown",
            "an ISO 4217 currency code such as NGN was expected and '" + currency + "' found")
        .range("/overage_cap_gb", overageCapGb, 0, 1_000_000_000)
        .range("/throttle_down_kbps", throttleDownKbps, 1, 1_000_000_000)
        .range("/throttle_up_kbps", throttleUpKbps, 1, 1_000_000_000)
        .rule(
            (throttleDownKbps == null) == (throttleUpKbps == null),
            "/throttle_up_kbps",
            "together",
            "throttle_down_kbps and throttle_up_kbps are given together or not at all")
        .done();
  }
}
