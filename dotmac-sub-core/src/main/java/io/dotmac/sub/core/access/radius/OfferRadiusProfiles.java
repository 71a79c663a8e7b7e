package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;

/** Which profile the services of an offer get. */
public final class OfferRadiusProfiles {
  /** All of them; staff only. */
  public static final Listing<OfferRadiusProfile> LISTING = Listing.of(OfferRadiusProfile.class)
      .filter("offer_id", "e.terms.offerId = :offer_id", Id::parse)
      .filter("profile_id", "e.terms.profileId = :profile_id", Id::parse);

  /** Records a new one. */
  public OfferRadiusProfile create(Tx tx, OfferRadiusProfileTerms terms) {
    terms.check(tx);
    OfferRadiusProfile created = new OfferRadiusProfile(terms);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public OfferRadiusProfile require(Tx tx, OfferRadiusProfileId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public OfferRadiusProfile update(Tx tx, OfferRadiusProfileId id, OfferRadiusProfileTerms terms) {
    terms.check(tx);
    OfferRadiusProfile found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Removes it. */
  public void remove(Tx tx, OfferRadiusProfileId id) {
    tx.session().remove(require(tx, id));
  }
}
