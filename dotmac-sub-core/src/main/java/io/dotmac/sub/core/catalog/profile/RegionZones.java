package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;

/** Region zones: where offers are sold. */
public final class RegionZones {
  /** All of them, the newest first. */
  public static final Listing<RegionZone> LISTING = Listing.of(RegionZone.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("code", "e.terms.code = :code", text -> text)
      .sort("name", "e.terms.name")
      .sort("code", "e.terms.code")
      .search("lower(e.terms.name) like :q escape '\\' or lower(e.terms.code) like :q escape '\\'");

  /** Records a new one. */
  public RegionZone create(Tx tx, RegionZoneTerms terms) {
    terms.check(tx);
    RegionZone created = new RegionZone(terms);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public RegionZone require(Tx tx, RegionZoneId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public RegionZone update(Tx tx, RegionZoneId id, RegionZoneTerms terms) {
    terms.check(tx);
    RegionZone found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Takes it out of use; what refers to it keeps it. */
  public RegionZone deactivate(Tx tx, RegionZoneId id) {
    RegionZone found = require(tx, id);
    found.deactivate();
    return found;
  }
}
