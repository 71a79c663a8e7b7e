package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.UUID;

/** Realms whose users are authenticated elsewhere. */
public final class RadiusRealms {
  /** All of them; staff only. */
  public static final Listing<RadiusRealm> LISTING = Listing.of(RadiusRealm.class)
      .filter("name", "e.terms.name = :name", text -> text)
      .filter("form", "e.terms.form = :form", text -> WireName.parse(RealmForm.class, text))
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("name", "e.terms.name")
      .search("e.terms.name like :q")
      .defaultSort("name");

  private static final UUID NOBODY = new UUID(0, 0);

  /** Records a new one; a wrong or taken value is an invalid-input problem that names it. */
  public RadiusRealm create(Tx tx, RadiusRealmTerms terms) {
    check(tx, NOBODY, terms);
    RadiusRealm created = new RadiusRealm(terms.inSmallLetters());
    tx.save(created);
    return created;
  }

  /** The one of that id. */
  public RadiusRealm require(Tx tx, RadiusRealmId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public RadiusRealm update(Tx tx, RadiusRealmId id, RadiusRealmTerms terms) {
    RadiusRealm found = require(tx, id);
    check(tx, id.value(), terms);
    found.change(terms.inSmallLetters());
    return found;
  }

  /** Its users are one's own again. */
  public RadiusRealm deactivate(Tx tx, RadiusRealmId id) {
    RadiusRealm found = require(tx, id);
    found.deactivate();
    return found;
  }

  private static void check(Tx tx, UUID id, RadiusRealmTerms terms) {
    Checks checks = new Checks();
    terms.check(checks);
    checks.done();
    long same = tx.session()
        .createSelectionQuery(
            "select count(e) from RadiusRealm e where e.active and e.terms.name = :name"
                + " and e.terms.form = :form and e.id.value <> :id",
            Long.class)
        .setParameter("name", terms.inSmallLetters().name())
        .setParameter("form", terms.form())
        .setParameter("id", id)
        .getSingleResult();
    checks.rule(same == 0, "/name", "taken", "there is a realm '" + terms.name() + "' already");
    checks.done();
  }
}
