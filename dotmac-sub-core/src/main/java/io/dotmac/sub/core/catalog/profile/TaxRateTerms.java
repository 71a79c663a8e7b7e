package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A tax.
 *
 * @param code a short name, unique within the tenant
 * @param rate per cent: 7.5 is 7.5 %
 * @param application absent: exclusive
 */
@Embeddable
public record TaxRateTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "code") String code,
    @Column(name = "rate") BigDecimal rate,
    @Column(name = "application") TaxApplication application,
    @Nullable @Column(name = "description") String description) {
  /** Fills in the application. */
  public TaxRateTerms {
    application = application == null ? TaxApplication.EXCLUSIVE : application;
  }

  /** A tax that is added to prices. */
  public static TaxRateTerms exclusive(String name, String rate) {
    return new TaxRateTerms(name, null, new BigDecimal(rate), TaxApplication.EXCLUSIVE, null);
  }

  /** A tax that prices include. */
  public static TaxRateTerms inclusive(String name, String rate) {
    return new TaxRateTerms(name, null, new BigDecimal(rate), TaxApplication.INCLUSIVE, null);
  }

  void check(Tx tx) {
    new Checks()
        .required("/name", name, 200)
        .text("/code", code, 50)
        .present("/rate", rate)
        .range("/rate", rate, 0, 100)
        .rule(
            rate == null || rate.stripTrailingZeros().scale() <= 6,
            "/rate",
            "decimals",
            "at most 6 decimals were expected and " + rate + " found")
        .text("/description", description, 2_000)
        .done();
  }
}
