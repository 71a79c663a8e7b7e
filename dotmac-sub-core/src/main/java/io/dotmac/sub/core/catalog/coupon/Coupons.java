package io.dotmac.sub.core.catalog.coupon;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.Locale;
import java.util.Optional;

/** Coupons: makes them and takes them out of use. */
public final class Coupons {
  /** All of them, the newest first. */
  public static final Listing<Coupon> LISTING = Listing.of(Coupon.class)
      .filter("code", "e.code = :code", text -> text.toUpperCase(Locale.ROOT))
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .sort("code", "e.code")
      .search("lower(e.code) like :q escape '\\' or lower(e.name) like :q escape '\\'");

  /** Makes a coupon. */
  public Coupon create(Tx tx, CouponTerms terms) {
    terms.check();
    if (find(tx, terms.code()).isPresent()) {
      throw Problem.invalid("/code", "taken", "another coupon has the code " + terms.code());
    }
    Coupon coupon = new Coupon(terms);
    tx.save(coupon);
    return coupon;
  }

  /** The coupon of that id. */
  public Coupon require(Tx tx, CouponId id) {
    return LISTING.require(tx, id);
  }

  /** The coupon with that code, however it is written. */
  public Optional<Coupon> find(Tx tx, String code) {
    return tx.session()
        .createSelectionQuery("from Coupon e where e.code = :code", Coupon.class)
        .setParameter("code", code.strip().toUpperCase(Locale.ROOT))
        .uniqueResultOptional();
  }

  /** Nobody may use it any more; who has it keeps it. */
  public Coupon deactivate(Tx tx, CouponId id) {
    Coupon coupon = require(tx, id);
    coupon.deactivate();
    return coupon;
  }
}
