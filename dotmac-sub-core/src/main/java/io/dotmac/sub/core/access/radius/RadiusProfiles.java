package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;

/** Profiles: what a NAS is told about a session, beside the speed of the plan. */
public final class RadiusProfiles {
  /** All of them; staff only. */
  public static final Listing<RadiusProfile> LISTING = Listing.of(RadiusProfile.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("code", "e.terms.code = :code", text -> text)
      .sort("name", "lower(e.terms.name)")
      .search("lower(e.terms.name) like :q or lower(e.terms.code) like :q")
      .defaultSort("name");

  /** Records a new one. */
  public RadiusProfile create(Tx tx, RadiusProfileTerms terms) {
    terms.check(tx);
    RadiusProfile created = new RadiusProfile(terms);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public RadiusProfile require(Tx tx, RadiusProfileId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public RadiusProfile update(Tx tx, RadiusProfileId id, RadiusProfileTerms terms) {
    terms.check(tx);
    RadiusProfile found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Takes it out of use. */
  public RadiusProfile deactivate(Tx tx, RadiusProfileId id) {
    RadiusProfile found = require(tx, id);
    found.deactivate();
    return found;
  }
}
