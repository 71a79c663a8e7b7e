package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Offers, their versions and prices. A change that matters to bills makes a new version. */
public final class Offers {
  /** All offers, the newest first. */
  public static final Listing<CatalogOffer> LISTING = Listing.of(CatalogOffer.class)
      .filter("status", "e.status = :status", text -> WireName.parse(OfferStatus.class, text))
      .filter("code", "e.terms.code = :code", text -> text)
      .filter(
          "service_type",
          "e.terms.serviceType = :service_type",
          text -> WireName.parse(io.dotmac.sub.core.catalog.ServiceType.class, text))
      .filter(
          "access_type",
          "e.terms.accessType = :access_type",
          text -> WireName.parse(io.dotmac.sub.core.catalog.AccessType.class, text))
      .filter(
          "billing_cycle",
          "e.terms.billingCycle = :billing_cycle",
          text -> WireName.parse(io.dotmac.sub.core.time.BillingCycle.class, text))
      .filter(
          "billing_mode",
          "e.terms.billingMode = :billing_mode",
          text -> WireName.parse(io.dotmac.sub.core.catalog.BillingMode.class, text))
      .filter("policy_set_id", "e.terms.policySetId.value = :policy_set_id", Id::parse)
      .filter("region_zone_id", "e.terms.regionZoneId.value = :region_zone_id", Id::parse)
      .filter(
          "show_on_customer_portal",
          "e.terms.showOnCustomerPortal = :show_on_customer_portal",
          Parsers::flag)
      .sort("name", "e.terms.name")
      .sort("code", "e.terms.code")
      .sort("status", "cast(e.status as String)")
      .search("lower(e.terms.name) like :q escape '\\' or lower(e.terms.code) like :q escape '\\'")
      // What is on show may be seen by whoever signs in; the rest is the staff's.
      .own("e.status = io.dotmac.sub.core.catalog.offer.OfferStatus.ACTIVE"
          + " and e.terms.showOnCustomerPortal = true and :own is not null")
      .reseller("e.status = io.dotmac.sub.core.catalog.offer.OfferStatus.ACTIVE"
          + " and :reseller is not null");

  /** All versions of offers. */
  public static final Listing<OfferVersion> VERSIONS = Listing.of(OfferVersion.class)
      .filter("offer_id", "e.offer.value = :offer_id", Id::parse)
      .filter("version_number", "e.number = :version_number", Integer::valueOf)
      .sort("effective_start", "e.effectiveStart")
      .sort("version_number", "e.number");

  /** All prices of all versions of offers. */
  public static final Listing<OfferPrice> PRICES = Listing.of(OfferPrice.class)
      .filter("offer_id", "e.offer.value = :offer_id", Id::parse)
      .filter("offer_version_id", "e.offerVersion.value = :offer_version_id", Id::parse)
      .filter("currency", "e.price.currency = :currency", text -> text)
      .filter(
          "price_type",
          "e.price.priceType = :price_type",
          text -> WireName.parse(io.dotmac.sub.core.catalog.PriceType.class, text));

  /** Records an offer whose first version counts from today. */
  public CatalogOffer create(Tx tx, OfferTerms terms, List<Price> prices) {
    return create(tx, terms, prices, tx.today());
  }

  /** Records an offer whose first version counts from that day. */
  public CatalogOffer create(Tx tx, OfferTerms terms, List<Price> prices, LocalDate from) {
    OfferChecks.check(tx, terms);
    OfferChecks.check(prices);
    CatalogOffer offer = new CatalogOffer(terms);
    tx.save(offer);
    OfferVersion first = new OfferVersion(offer.id(), 1, VersionTerms.of(terms), from);
    tx.save(first);
    prices.forEach(price -> tx.save(new OfferPrice(first, price)));
    return offer;
  }

  /** The offer of that id. */
  public CatalogOffer require(Tx tx, OfferId id) {
    return LISTING.require(tx, id);
  }

  /** The offer of that short name. */
  public Optional<CatalogOffer> byCode(Tx tx, String code) {
    return tx.session()
        .createSelectionQuery(
            "from CatalogOffer e where lower(e.terms.code) = lower(:code)", CatalogOffer.class)
        .setParameter("code", code)
        .uniqueResultOptional();
  }

  /** Changes the terms; what bills depend on changes from today on, as a new version. */
  public CatalogOffer update(Tx tx, OfferId id, OfferTerms terms) {
    OfferChecks.check(tx, terms);
    require(tx, id);
    CatalogOffer offer = tx.lock(CatalogOffer.class, id);
    offer.change(terms);
    OfferVersion last = last(tx, id);
    VersionTerms wanted = VersionTerms.of(terms);
    if (wanted.bindsAs(last.terms())) {
      last.change(wanted);
    } else {
      List<Price> prices = prices(tx, last);
      revise(tx, last, wanted, prices, tx.today());
    }
    return offer;
  }

  /** Active, inactive or archived; archived is the end. Running services keep the offer. */
  public CatalogOffer become(Tx tx, OfferId id, OfferStatus status) {
    CatalogOffer offer = require(tx, id);
    offer.become(status);
    return offer;
  }

  /**
   * Sets all prices from that day on, which may not be past. The version before ends there; a
   * version that starts on that very day gets the new prices instead of the old.
   */
  public OfferVersion reprice(Tx tx, OfferId id, List<Price> prices, LocalDate from) {
    OfferChecks.check(prices);
    require(tx, id);
    CatalogOffer offer = tx.lock(CatalogOffer.class, id);
    if (from.isBefore(tx.today())) {
      throw Problem.invalid(
          "/effective_start",
          "past",
          "prices change from today or later on, and " + from + " is past");
    }
    return revise(tx, last(tx, id), VersionTerms.of(offer.terms()), prices, from);
  }

  /** Adds a price, or replaces the one for the same thing, from that day on. */
  public OfferPrice addPrice(Tx tx, OfferId id, Price price, LocalDate from) {
    List<Price> prices = new ArrayList<>(prices(tx, last(tx, id)));
    prices.removeIf(price::replaces);
    prices.add(price);
    OfferVersion version = reprice(tx, id, prices, from);
    return rows(tx, version).stream()
        .filter(row -> row.price().equals(price))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the price just added is missing"));
  }

  /** The versions of an offer, the first first. */
  public List<OfferVersion> versions(Tx tx, OfferId id) {
    return tx.session()
        .createSelectionQuery(
            "from OfferVersion e where e.offer.value = :offer order by e.effectiveStart",
            OfferVersion.class)
        .setParameter("offer", id.value())
        .getResultList();
  }

  /** The price histories of those offers, with two queries. */
  public Map<OfferId, PriceBook> priceBooks(Tx tx, Collection<OfferId> offers) {
    if (offers.isEmpty()) {
      return Map.of();
    }
    List<java.util.UUID> ids = offers.stream().map(OfferId::value).distinct().toList();
    Map<OfferVersionId, List<Price>> prices = tx.session()
        .createSelectionQuery(
            "from OfferPrice e where e.offer.value in (:offers) order by e.id.value",
            OfferPrice.class)
        .setParameterList("offers", ids)
        .getResultStream()
        .collect(Collectors.groupingBy(
            OfferPrice::offerVersion, Collectors.mapping(OfferPrice::price, Collectors.toList())));
    Map<OfferId, List<PriceBook.Version>> versions = new LinkedHashMap<>();
    tx.session()
        .createSelectionQuery(
            "from OfferVersion e where e.offer.value in (:offers)"
                + " order by e.offer.value, e.effectiveStart",
            OfferVersion.class)
        .setParameterList("offers", ids)
        .getResultList()
        .forEach(version -> versions
            .computeIfAbsent(version.offer(), unseen -> new ArrayList<>())
            .add(page(version, prices.getOrDefault(version.id(), List.of()))));
    Map<OfferId, PriceBook> books = new LinkedHashMap<>();
    versions.forEach((offer, pages) -> books.put(offer, new PriceBook(offer, pages)));
    return books;
  }

  private static PriceBook.Version page(OfferVersion version, List<Price> prices) {
    return new PriceBook.Version(
        version.id(),
        version.number(),
        version.terms().billingCycle(),
        version.effectiveStart(),
        version.effectiveEnd().orElse(null),
        prices);
  }

  private OfferVersion revise(
      Tx tx, OfferVersion last, VersionTerms terms, List<Price> prices, LocalDate from) {
    if (from.isBefore(last.effectiveStart())) {
      throw Problem.conflict(
          "later_version",
          "version " + last.number() + " counts from " + last.effectiveStart()
              + ", so nothing can change from " + from);
    }
    OfferVersion version = last;
    if (from.equals(last.effectiveStart())) {
      last.change(terms);
      rows(tx, last).forEach(tx.session()::remove);
    } else {
      last.endOn(from);
      version = new OfferVersion(last.offer(), last.number() + 1, terms, from);
    }
    // The old end and the old prices must be gone before the new rows meet the unique keys.
    tx.session().flush();
    if (version != last) {
      tx.save(version);
    }
    for (Price price : prices) {
      tx.save(new OfferPrice(version, price));
    }
    tx.session().flush();
    return version;
  }

  private OfferVersion last(Tx tx, OfferId id) {
    return tx.session()
        .createSelectionQuery(
            "from OfferVersion e where e.offer.value = :offer and e.effectiveEnd is null",
            OfferVersion.class)
        .setParameter("offer", id.value())
        .uniqueResultOptional()
        .orElseThrow(() -> Problem.notFound("offer", id));
  }

  private static List<Price> prices(Tx tx, OfferVersion version) {
    return rows(tx, version).stream().map(OfferPrice::price).toList();
  }

  private static List<OfferPrice> rows(Tx tx, OfferVersion version) {
    return tx.session()
        .createSelectionQuery(
            "from OfferPrice e where e.offerVersion.value = :version order by e.id.value",
            OfferPrice.class)
        .setParameter("version", version.id().value())
        .getResultList();
  }
}
