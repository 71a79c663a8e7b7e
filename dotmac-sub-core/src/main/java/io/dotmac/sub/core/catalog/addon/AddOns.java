package io.dotmac.sub.core.catalog.addon;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Add-ons and their price history. */
public final class AddOns {
  /** All add-ons, the newest first. */
  public static final Listing<AddOn> LISTING = Listing.of(AddOn.class)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("code", "e.terms.code = :code", text -> text)
      .filter(
          "addon_type",
          "e.terms.addonType = :addon_type",
          text -> WireName.parse(AddOnType.class, text))
      .sort("name", "e.terms.name")
      .search("lower(e.terms.name) like :q escape '\\' or lower(e.terms.code) like :q escape '\\'")
      .own("e.active = true and :own is not null")
      .reseller("e.active = true and :reseller is not null");

  /** All prices of add-ons. */
  public static final Listing<AddOnPrice> PRICES = Listing.of(AddOnPrice.class)
      .filter("add_on_id", "e.addOn.value = :add_on_id", Id::parse)
      .filter("currency", "e.price.currency = :currency", text -> text)
      .sort("effective_start", "e.effectiveStart");

  /** Records an add-on that costs this from that day on. */
  public AddOn create(Tx tx, AddOnTerms terms, List<Price> prices, LocalDate from) {
    terms.check(tx);
    AddOn created = new AddOn(terms);
    tx.save(created);
    prices.forEach(price -> addPrice(tx, created.id(), price, from));
    return created;
  }

  /** The add-on of that id. */
  public AddOn require(Tx tx, AddOnId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public AddOn update(Tx tx, AddOnId id, AddOnTerms terms) {
    terms.check(tx);
    AddOn found = require(tx, id);
    found.change(terms);
    return found;
  }

  /** Takes it out of sale; services that have it keep it. */
  public AddOn deactivate(Tx tx, AddOnId id) {
    AddOn found = require(tx, id);
    found.deactivate();
    return found;
  }

  /**
   * Sets the price of that type and currency from a day on. The price before ends there; one that
   * starts on that very day is replaced.
   */
  public AddOnPrice addPrice(Tx tx, AddOnId id, Price price, LocalDate from) {
    tx.lock(AddOn.class, id);
    AddOnPrice last = lastLike(tx, id, price);
    if (last != null && from.equals(last.effectiveStart())) {
      last.replaceBy(price);
      return last;
    }
    if (last != null) {
      if (from.isBefore(last.effectiveStart()) || from.isBefore(tx.today())) {
        throw Problem.invalid(
            "/effective_start",
            "past",
            "a day from today on and after " + last.effectiveStart() + " was expected, found "
                + from);
      }
      last.endOn(from);
      tx.session().flush();
    }
    AddOnPrice added = new AddOnPrice(id, price, from);
    tx.save(added);
    return added;
  }

  /** The price histories of those add-ons, with two queries. */
  public Map<AddOnId, AddOnPrices> prices(Tx tx, Collection<AddOnId> addOns) {
    if (addOns.isEmpty()) {
      return Map.of();
    }
    List<UUID> ids = addOns.stream().map(AddOnId::value).distinct().toList();
    Map<AddOnId, List<AddOnPrices.Dated>> dated = new LinkedHashMap<>();
    tx.session()
        .createSelectionQuery(
            "from AddOnPrice e where e.addOn.value in (:ids) order by e.effectiveStart",
            AddOnPrice.class)
        .setParameterList("ids", ids)
        .getResultList()
        .forEach(row -> dated
            .computeIfAbsent(row.addOn(), unseen -> new ArrayList<>())
            .add(new AddOnPrices.Dated(
                row.price(), row.effectiveStart(), row.effectiveEnd().orElse(null))));
    Map<AddOnId, AddOnPrices> found = new LinkedHashMap<>();
    tx.session()
        .createSelectionQuery("from AddOn e where e.id.value in (:ids)", AddOn.class)
        .setParameterList("ids", ids)
        .getResultList()
        .forEach(addOn -> found.put(
            addOn.id(),
            new AddOnPrices(
                addOn.id(), addOn.terms().name(), dated.getOrDefault(addOn.id(), List.of()))));
    return found;
  }

  private static @Nullable AddOnPrice lastLike(Tx tx, AddOnId id, Price price) {
    return tx.session()
        .createSelectionQuery(
            "from AddOnPrice e where e.addOn.value = :id and e.effectiveEnd is null"
                + " and e.price.priceType = :type and e.price.currency = :currency",
            AddOnPrice.class)
        .setParameter("id", id.value())
        .setParameter("type", price.priceType())
        .setParameter("currency", price.currency())
        .uniqueResult();
  }
}
