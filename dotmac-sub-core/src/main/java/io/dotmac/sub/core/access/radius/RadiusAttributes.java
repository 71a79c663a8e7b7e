package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;

/** Further attributes of profiles. */
public final class RadiusAttributes {
  /** All of them; staff only. */
  public static final Listing<RadiusAttribute> LISTING = Listing.of(RadiusAttribute.class)
      .filter("profile_id", "e.terms.profileId = :profile_id", Id::parse)
      .sort("attribute", "e.terms.attribute")
      .defaultSort("attribute");

  /** Records a new one. */
  public RadiusAttribute create(Tx tx, RadiusAttributeTerms terms) {
    terms.check(tx);
    RadiusAttribute created = new RadiusAttribute(terms);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public RadiusAttribute require(Tx tx, RadiusAttributeId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public RadiusAttribute update(Tx tx, RadiusAttributeId id, RadiusAttributeTerms terms) {
    terms.check(tx);
    RadiusAttribute found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Removes it. */
  public void remove(Tx tx, RadiusAttributeId id) {
    tx.session().remove(require(tx, id));
  }
}
