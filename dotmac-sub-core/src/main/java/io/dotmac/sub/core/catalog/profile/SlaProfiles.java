package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;

/** SLA profiles: what quality is promised. */
public final class SlaProfiles {
  /** All of them, the newest first. */
  public static final Listing<SlaProfile> LISTING = Listing.of(SlaProfile.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("name", "e.terms.name")
      .search("lower(e.terms.name) like :q escape '\\'");

  /** Records a new one. */
  public SlaProfile create(Tx tx, SlaProfileTerms terms) {
    terms.check(tx);
    SlaProfile created = new SlaProfile(terms);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public SlaProfile require(Tx tx, SlaProfileId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public SlaProfile update(Tx tx, SlaProfileId id, SlaProfileTerms terms) {
    terms.check(tx);
    SlaProfile found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Takes it out of use; what refers to it keeps it. */
  public SlaProfile deactivate(Tx tx, SlaProfileId id) {
    SlaProfile found = require(tx, id);
    found.deactivate();
    return found;
  }
}
