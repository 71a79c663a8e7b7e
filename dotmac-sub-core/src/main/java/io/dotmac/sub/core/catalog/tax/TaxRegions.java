package io.dotmac.sub.core.catalog.tax;

import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Taxes by place. A service bears the tax of the place it is at, unless its subscriber or its
 * address has one of its own; the place that is named most closely decides: a postal code before a
 * region, a region before a country.
 */
public final class TaxRegions {
  /** All of them, the newest first. */
  public static final Listing<TaxRegion> LISTING = Listing.of(TaxRegion.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter(
          "country_code",
          "e.terms.countryCode = :country_code",
          text -> text.toUpperCase(Locale.ROOT))
      .sort("country_code", "e.terms.countryCode");

  private final TaxRates rates;

  /** Regions with those rates. */
  public TaxRegions(TaxRates rates) {
    this.rates = rates;
  }

  /** Says which tax a place has from now on. */
  public TaxRegion create(Tx tx, TaxRegionTerms terms) {
    terms.check();
    if (!rates.require(tx, terms.taxRateId()).active()) {
      throw Problem.invalid(
          "/tax_rate_id", "tax_rate", "an active rate was expected, " + terms.taxRateId());
    }
    refuseTaken(tx, terms);
    TaxRegion created = new TaxRegion(terms);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public TaxRegion require(Tx tx, TaxRegionId id) {
    return LISTING.require(tx, id);
  }

  /** New charges there bear the tax of a wider place, or of their offer. */
  public TaxRegion deactivate(Tx tx, TaxRegionId id) {
    TaxRegion found = require(tx, id);
    found.deactivate();
    return found;
  }

  private static void refuseTaken(Tx tx, TaxRegionTerms terms) {
    long same = tx.session()
        .createSelectionQuery(
            "select count(e) from TaxRegion e where e.active"
                + " and e.terms.countryCode = :country"
                + " and lower(coalesce(e.terms.region, '')) = :region"
                + " and lower(coalesce(e.terms.postalPrefix, '')) = :prefix",
            Long.class)
        .setParameter("country", terms.countryCode())
        .setParameter("region", lower(terms.region()))
        .setParameter("prefix", lower(terms.postalPrefix()))
        .getSingleResult();
    if (same > 0) {
      throw Problem.invalid("/region", "taken", "this place has a tax already");
    }
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
