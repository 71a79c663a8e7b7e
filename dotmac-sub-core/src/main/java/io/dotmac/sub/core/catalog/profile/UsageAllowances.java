package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;

/** Usage allowances: how much data a period includes. */
public final class UsageAllowances {
  /** All of them, the newest first. */
  public static final Listing<UsageAllowance> LISTING = Listing.of(UsageAllowance.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("name", "e.terms.name")
      .search("lower(e.terms.name) like :q escape '\\'");

  /** Records a new one. */
  public UsageAllowance create(Tx tx, UsageAllowanceTerms terms) {
    terms.check(tx);
    UsageAllowance created = new UsageAllowance(terms.inCurrencyOf(tx));
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public UsageAllowance require(Tx tx, UsageAllowanceId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public UsageAllowance update(Tx tx, UsageAllowanceId id, UsageAllowanceTerms terms) {
    terms.check(tx);
    UsageAllowance found = require(tx, id);
    found.change(terms.inCurrencyOf(tx));
    return found;
  }

  /** Takes it out of use; what refers to it keeps it. */
  public UsageAllowance deactivate(Tx tx, UsageAllowanceId id) {
    UsageAllowance found = require(tx, id);
    found.deactivate();
    return found;
  }
}
