package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** What may be edited about a profile of an offer. */
@Embeddable
public record OfferRadiusProfileTerms(
    @Column(name = "offer_id") UUID offerId,
    @Column(name = "profile_id") UUID profileId) {
  void check(Tx tx) {
    Checks checks = new Checks();
    checks
        .rule(
            offerId != null && tx.find(CatalogOffer.class, new OfferId(offerId)).isPresent(),
            "/offer_id",
            "not_found",
            "an offer was expected and none found")
        .rule(
            profileId != null
                && tx.find(RadiusProfile.class, new RadiusProfileId(profileId)).isPresent(),
            "/profile_id",
            "not_found",
            "a profile was expected and none found");
    checks.done();
  }
}
