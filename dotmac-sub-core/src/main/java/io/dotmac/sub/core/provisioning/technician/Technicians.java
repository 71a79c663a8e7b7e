package io.dotmac.sub.core.provisioning.technician;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people who go to subscribers' places. */
public final class Technicians {
  /** All of them, by name; staff only. */
  public static final Listing<Technician> LISTING = Listing.of(Technician.class)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q escape '\\'"
          + " or lower(e.terms.email) like :q escape '\\'")
      .defaultSort("name");

  /** Adds one. */
  public Technician create(Tx tx, TechnicianTerms terms) {
    check(tx, terms, null);
    Technician technician = new Technician(terms);
    tx.save(technician);
    return technician;
  }

  /** The one of that id. */
  public Technician require(Tx tx, TechnicianId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public Technician update(Tx tx, TechnicianId id, TechnicianTerms terms) {
    Technician technician = require(tx, id);
    check(tx, terms, id);
    technician.change(terms);
    return technician;
  }

  /** No new work; what is agreed stays. */
  public void deactivate(Tx tx, TechnicianId id) {
    Technician technician = require(tx, id);
    technician.change(technician.terms().active(false));
  }

  /** Those who may be given work, by name. */
  public static List<Technician> active(Tx tx) {
    return tx.session()
        .createSelectionQuery(
            "from Technician e where e.terms.isActive = true"
                + " order by lower(e.terms.name), e.id.value",
            Technician.class)
        .getResultList();
  }

  /** Records a wrong field unless {@code id}, where it is given, may be given work. */
  public static void check(Tx tx, Checks checks, String pointer, @Nullable TechnicianId id) {
    checks.rule(
        id == null || tx.find(Technician.class, id).filter(Technician::active).isPresent(),
        pointer,
        "unknown",
        "no active technician of the id " + id + " exists");
  }

  private static void check(Tx tx, TechnicianTerms terms, @Nullable TechnicianId self) {
    Checks checks = terms.check();
    boolean taken = terms.isActive()
        && active(tx).stream()
            .anyMatch(other ->
                other.name().equalsIgnoreCase(terms.name()) && !other.id().equals(self));
    checks
        .rule(!taken, "/name", "taken", "another active technician has that name")
        .done();
  }
}
