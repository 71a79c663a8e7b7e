package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;

/** RADIUS servers, as NASes are configured with them. */
public final class RadiusServers {
  /** All of them; staff only. */
  public static final Listing<RadiusServer> LISTING = Listing.of(RadiusServer.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("name", "lower(e.terms.name)")
      .search("lower(e.terms.name) like :q or lower(e.terms.host) like :q")
      .defaultSort("name");

  /** Records a new one. */
  public RadiusServer create(Tx tx, RadiusServerTerms terms) {
    terms.check(tx);
    RadiusServer created = new RadiusServer(terms);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public RadiusServer require(Tx tx, RadiusServerId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public RadiusServer update(Tx tx, RadiusServerId id, RadiusServerTerms terms) {
    terms.check(tx);
    RadiusServer found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Takes it out of use. */
  public RadiusServer deactivate(Tx tx, RadiusServerId id) {
    RadiusServer found = require(tx, id);
    found.deactivate();
    return found;
  }
}
