package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;

/** Resellers: partners with subscribers of their own. */
public final class Resellers {
  /** All of them, the newest first. */
  public static final Listing<Reseller> LISTING = Listing.of(Reseller.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("code", "e.details.code = :code", text -> text)
      .sort("name", "e.details.name")
      .search(
          "lower(e.details.name) like :q escape '\\' or lower(e.details.code) like :q escape '\\'");

  /** Records a new one. */
  public Reseller create(Tx tx, ResellerDetails details) {
    details.check(tx);
    Reseller created = new Reseller(details);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public Reseller require(Tx tx, ResellerId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public Reseller update(Tx tx, ResellerId id, ResellerDetails details) {
    details.check(tx);
    Reseller found = require(tx, id);
    found.change(details);
    return found;
  }

  /** Takes it out of use; what refers to it keeps it. */
  public Reseller deactivate(Tx tx, ResellerId id) {
    Reseller found = require(tx, id);
    found.deactivate();
    return found;
  }
}
