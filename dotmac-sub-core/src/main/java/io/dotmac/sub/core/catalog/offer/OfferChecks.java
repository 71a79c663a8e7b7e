package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngine;
import io.dotmac.sub.core.catalog.policy.PolicySet;
import io.dotmac.sub.core.catalog.profile.RegionZone;
import io.dotmac.sub.core.catalog.profile.SlaProfile;
import io.dotmac.sub.core.catalog.profile.TaxRate;
import io.dotmac.sub.core.catalog.profile.UsageAllowance;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.References;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of offers and their prices. */
final class OfferChecks {
  private static final int MAX_KBPS = 1_000_000_000;

  private OfferChecks() {}

  static void check(Tx tx, OfferTerms terms) {
    Checks checks = new Checks()
        .required("/name", terms.name(), 200)
        .text("/code", terms.code(), 50)
        .text("/description", terms.description(), 4_000)
        .text("/splynx_service_name", terms.splynxServiceName(), 200)
        .range("/vat_percent", terms.vatPercent(), 0, 100)
        .range("/guaranteed_speed_limit_at", terms.guaranteedSpeedLimitAt(), 1, MAX_KBPS)
        .range("/aggregation", terms.aggregation(), 1, 10_000);
    speeds(checks, "down_kbps", terms.downKbps(), "up_kbps", terms.upKbps());
    speeds(
        checks,
        "throttle_down_kbps",
        terms.throttleDownKbps(),
        "throttle_up_kbps",
        terms.throttleUpKbps());
    References.check(tx, checks, "/region_zone_id", RegionZone.class, terms.regionZoneId());
    References.check(
        tx, checks, "/usage_allowance_id", UsageAllowance.class, terms.usageAllowanceId());
    References.check(tx, checks, "/sla_profile_id", SlaProfile.class, terms.slaProfileId());
    References.check(tx, checks, "/policy_set_id", PolicySet.class, terms.policySetId());
    References.check(
        tx,
        checks,
        "/subscription_engine_id",
        SubscriptionEngine.class,
        terms.subscriptionEngineId());
    References.check(tx, checks, "/tax_rate_id", TaxRate.class, terms.taxRateId());
    checks.done();
  }

  static void check(List<Price> prices) {
    Checks checks = new Checks();
    for (int i = 0; i < prices.size(); i++) {
      Price price = prices.get(i);
      boolean once = prices.subList(0, i).stream().noneMatch(price::replaces);
      checks.rule(
          once, "/prices/" + i, "repeated", "another price of the list is for the same thing");
    }
    checks.done();
  }

  private static void speeds(
      Checks checks, String down, @Nullable Integer downKbps, String up, @Nullable Integer upKbps) {
    checks
        .range("/" + down, downKbps, 1, MAX_KBPS)
        .range("/" + up, upKbps, 1, MAX_KBPS)
        .rule(
            (downKbps == null) == (upKbps == null),
            "/" + up,
            "together",
            down + " and " + up + " are given together or not at all");
  }
}
