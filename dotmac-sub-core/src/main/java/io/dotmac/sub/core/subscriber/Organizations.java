package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.tx.Tx;

/** Organizations: companies that have subscribers. */
public final class Organizations {
  /** All of them, the newest first. */
  public static final Listing<Organization> LISTING = Listing.of(Organization.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("name", "e.details.name")
      .search("lower(e.details.name) like :q escape '\\'"
          + " or lower(e.details.domain) like :q escape '\\'");

  /** Records a new one. */
  public Organization create(Tx tx, OrganizationDetails details) {
    details.check(tx);
    Organization created = new Organization(details);
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public Organization require(Tx tx, OrganizationId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public Organization update(Tx tx, OrganizationId id, OrganizationDetails details) {
    details.check(tx);
    Organization found = require(tx, id);
    found.change(details);
    return found;
  }

  /** Takes it out of use; what refers to it keeps it. */
  public Organization deactivate(Tx tx, OrganizationId id) {
    Organization found = require(tx, id);
    found.deactivate();
    return found;
  }
}
