/**
 * Service plans. A {@link io.dotmac.sub.core.catalog.offer.CatalogOffer} holds the terms as they
 * are sold now; each {@link io.dotmac.sub.core.catalog.offer.OfferVersion} holds terms and prices
 * for the days {@code [effective_start, effective_end)}. The versions of an offer follow each other
 * without gap or overlap, the last one is open-ended, and a price change makes a new version: what
 * a plan cost on a date is a lookup ({@link io.dotmac.sub.core.catalog.offer.PriceBook}). Start at
 * {@link io.dotmac.sub.core.catalog.offer.Offers}.
 */
@NullMarked
package io.dotmac.sub.core.catalog.offer;

import org.jspecify.annotations.NullMarked;
