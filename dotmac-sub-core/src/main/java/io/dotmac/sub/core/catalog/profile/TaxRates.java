package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;

/** Tax rates. */
public final class TaxRates {
  /** All of them, the newest first. */
  public static final Listing<TaxRate> LISTING = Listing.of(TaxRate.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("code", "e.terms.code = :code", text -> text)
      .sort("name", "e.terms.name")
      .sort("rate", "e.terms.rate")
      .search("lower(e.terms.name) like :q escape '\\' or lower(e.terms.code) like :q escape '\\'");

  /** Records a new one. */
  public TaxRate create(Tx tx, TaxRateTerms terms) {
    terms.check(tx);
    TaxRate created = new TaxRate(terms);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public TaxRate require(Tx tx, TaxRateId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public TaxRate update(Tx tx, TaxRateId id, TaxRateTerms terms) {
    terms.check(tx);
    TaxRate found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Takes it out of use; what refers to it keeps it. */
  public TaxRate deactivate(Tx tx, TaxRateId id) {
    TaxRate found = require(tx, id);
    found.deactivate();
    return found;
  }
}
