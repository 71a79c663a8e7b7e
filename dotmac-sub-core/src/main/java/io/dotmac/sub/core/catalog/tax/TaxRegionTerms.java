package io.dotmac.sub.core.catalog.tax;

import io.dotmac.sub.core.catalog.profile.TaxRateId;
import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A place and the tax of services there.
 *
 * @param countryCode ISO 3166-1: two letters
 * @param region as addresses name it, whatever their capitals; absent: the whole country
 * @param postalPrefix how postal codes begin there; absent: all
 * @param taxRateId a rate or a group
 */
@Embeddable
public record TaxRegionTerms(
    @Column(name = "country_code") String countryCode,
    @Nullable @Column(name = "region") String region,
    @Nullable @Column(name = "postal_prefix") String postalPrefix,

    @Embedded @AttributeOverride(name = "value", column = @Column(name = "tax_rate_id"))
    TaxRateId taxRateId) {
  /** Writes the country in capitals. */
  public TaxRegionTerms {
    countryCode = countryCode == null ? "" : countryCode.strip().toUpperCase(Locale.ROOT);
  }

  void check() {
    new Checks()
        .rule(
            countryCode.matches("[A-Z]{2}"),
            "/country_code",
            "format",
            "a country of two letters was expected")
        .text("/region", region, 200)
        .text("/postal_prefix", postalPrefix, 20)
        .present("/tax_rate_id", taxRateId)
        .done();
  }
}
