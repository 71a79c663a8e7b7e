package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.References;
import io.dotmac.sub.core.tx.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which add-ons go with which offers. */
public final class OfferAddOns {
  /** All links, the newest first. */
  public static final Listing<OfferAddOn> LISTING = Listing.of(OfferAddOn.class)
      .filter("offer_id", "e.offer.value = :offer_id", Id::parse)
      .filter("add_on_id", "e.addOn.value = :add_on_id", Id::parse)
      .filter("is_required", "e.terms.isRequired = :is_required", Parsers::flag);

  /** Lets an add-on be bought with an offer. */
  public OfferAddOn link(Tx tx, OfferId offer, AddOnId addOn, OfferAddOnTerms terms) {
    terms.check();
    Checks checks = new Checks();
    References.check(tx, checks, "/offer_id", CatalogOffer.class, offer);
    References.check(tx, checks, "/add_on_id", AddOn.class, addOn);
    checks.done();
    if (find(tx, offer, addOn).isPresent()) {
      throw Problem.invalid("/add_on_id", "taken", "the offer has this add-on already");
    }
    OfferAddOn link = new OfferAddOn(offer, addOn, terms);
    tx.save(link);
    return link;
  }

  /** The link of that id. */
  public OfferAddOn require(Tx tx, OfferAddOnId id) {
    return LISTING.require(tx, id);
  }

  /** The link between both, if the add-on goes with the offer. */
  public Optional<OfferAddOn> find(Tx tx, OfferId offer, AddOnId addOn) {
    return tx.session()
        .createSelectionQuery(
            "from OfferAddOn e where e.offer.value = :offer and e.addOn.value = :addOn",
            OfferAddOn.class)
        .setParameter("offer", offer.value())
        .setParameter("addOn", addOn.value())
        .uniqueResultOptional();
  }

  /** The links that every new service on those offers needs, with one query. */
  public Map<OfferId, List<OfferAddOn>> required(Tx tx, Collection<OfferId> offers) {
    return tx.session()
        .createSelectionQuery(
            "from OfferAddOn e where e.terms.isRequired = true and e.offer.value in (:offers)"
                + " order by e.id.value",
            OfferAddOn.class)
        .setParameterList("offers", offers.stream().map(OfferId::value).toList())
        .getResultStream()
        .collect(Collectors.groupingBy(OfferAddOn::offer));
  }

  /** Changes how they go together; services that exist are left alone. */
  public OfferAddOn update(Tx tx, OfferAddOnId id, OfferAddOnTerms terms) {
    terms.check();
    OfferAddOn link = require(tx, id);
    link.change(terms);
    return link;
  }

  /** The add-on no longer goes with the offer; services that have it keep it. */
  public void unlink(Tx tx, OfferAddOnId id) {
    tx.session().remove(require(tx, id));
  }
}
