package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The addresses of subscribers. A new primary one takes the place of the old. */
public final class Addresses {
  /** All addresses a caller may see, the newest first. */
  public static final Listing<Address> LISTING = Listing.of(Address.class)
      .filter("subscriber_id", "e.subscriber.value = :subscriber_id", Id::parse)
      .filter(
          "address_type",
          "e.details.addressType = :address_type",
          text -> WireName.parse(AddressType.class, text))
      .filter("is_primary", "e.details.isPrimary = :is_primary", Parsers::flag)
      .filter("is_active", "e.active = :is_active", Parsers::flag)
      .filter("city", "e.details.city = :city", text -> text)
      .sort("city", "e.details.city")
      .search("lower(e.details.addressLine1) like :q escape '\\'"
          + " or lower(e.details.city) like :q escape '\\'")
      .own("e.subscriber.value = :own")
      .reseller("e.subscriber.value in"
          + " (select s.id.value from Subscriber s where s.reseller.value = :reseller)");

  /** A new address and whose it is. */
  public record NewAddress(SubscriberId subscriber, AddressDetails details) {}

  /** Records an address. */
  public Address create(Tx tx, SubscriberId subscriber, AddressDetails details) {
    Subscribers.requireVisible(tx, subscriber);
    check(tx, details);
    if (details.isPrimary()) {
      demote(tx, subscriber, details.addressType(), null);
    }
    Address address = new Address(subscriber, details);
    tx.save(address);
    return address;
  }

  /** Records addresses of subscribers that have none of that type yet, for imports. */
  public List<Address> createAll(Tx tx, List<NewAddress> wanted) {
    List<Address> created = new ArrayList<>(wanted.size());
    for (NewAddress one : wanted) {
      one.details().check();
      Address address = new Address(one.subscriber(), one.details());
      tx.save(address);
      created.add(address);
    }
    return created;
  }

  /** The address of that id, if the caller may see it. */
  public Address require(Tx tx, AddressId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public Address update(Tx tx, AddressId id, AddressDetails details) {
    check(tx, details);
    Address address = require(tx, id);
    if (details.isPrimary()) {
      demote(tx, address.subscriber(), details.addressType(), id);
    }
    address.change(details);
    return address;
  }

  /** Takes it out of use; services that refer to it keep it. */
  public Address deactivate(Tx tx, AddressId id) {
    Address address = require(tx, id);
    address.deactivate();
    return address;
  }

  private static void check(Tx tx, AddressDetails details) {
    details.check();
    UUID rate = details.taxRateId();
    if (rate != null && !taxRateExists(tx, rate)) {
      throw Problem.invalid("/tax_rate_id", "unknown", "no tax rate of the id " + rate + " exists");
    }
  }

  /** By SQL: tax rates belong to the catalog, which depends on this package. */
  private static boolean taxRateExists(Tx tx, UUID rate) {
    return tx.jdbc(connection -> {
      try (var query =
          connection.prepareStatement("select 1 from tax_rate where tenant_id = ? and id = ?")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, rate);
        return query.executeQuery().next();
      }
    });
  }

  private static void demote(
      Tx tx, SubscriberId subscriber, AddressType type, @Nullable AddressId but) {
    tx.session().flush();
    tx.session()
        .createMutationQuery("update versioned Address e set e.details.isPrimary = false"
            + " where e.subscriber.value = :subscriber and e.details.addressType = :type"
            + " and e.details.isPrimary = true and e.id.value <> :but")
        .setParameter("subscriber", subscriber.value())
        .setParameter("type", type)
        .setParameter("but", but == null ? new UUID(0, 0) : but.value())
        .executeUpdate();
  }
}
