package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.engine.SubscriptionEngines;
import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferVersion;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.subscriber.Organization;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import io.dotmac.sub.core.subscriber.contact.Address;
import io.dotmac.sub.core.subscriber.contact.AddressId;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What new services refer to, read with one query a kind, and the rules they must keep. */
final class SubscriptionChecks {
  private final Tx tx;
  private final Map<SubscriberId, Subscriber> subscribers;
  private final Map<OfferId, CatalogOffer> offers;
  private final Map<AddressId, Address> addresses;
  private final Map<OrganizationId, Organization> organizations;
  private final Map<OfferId, Map<String, String>> defaults = new HashMap<>();

  SubscriptionChecks(Tx tx, List<NewSubscription> wanted) {
    this.tx = tx;
    this.subscribers =
        read(Subscriber.class, values(wanted, one -> one.subscriber().value())).stream()
            .filter(this::visible)
            .collect(Collectors.toMap(Subscriber::id, s -> s));
    this.offers = read(CatalogOffer.class, values(wanted, one -> one.offer().value())).stream()
        .collect(Collectors.toMap(CatalogOffer::id, o -> o));
    this.addresses = read(Address.class, values(wanted, SubscriptionChecks::address)).stream()
        .collect(Collectors.toMap(Address::id, a -> a));
    List<UUID> companies = subscribers.values().stream()
        .flatMap(each -> each.organization().stream())
        .map(OrganizationId::value)
        .distinct()
        .toList();
    this.organizations = read(Organization.class, companies).stream()
        .collect(Collectors.toMap(Organization::id, o -> o));
  }

  List<List<FieldError>> check(List<NewSubscription> wanted) {
    Set<String> taken = taken(wanted);
    Set<String> seen = new HashSet<>();
    List<List<FieldError>> found = new ArrayList<>(wanted.size());
    for (NewSubscription one : wanted) {
      Checks checks = new Checks();
      one.terms().check(checks);
      parties(checks, one);
      dates(checks, one);
      String external = one.terms().externalId();
      checks.rule(
          external == null || (seen.add(external) && !taken.contains(external)),
          "/external_id",
          "taken",
          "another subscription has '" + external + "'");
      found.add(checks.errors());
    }
    return found;
  }

  /** What a new service takes over; only after {@link #check} found nothing wrong. */
  Subscription.CreationFacts facts(NewSubscription one) {
    Subscriber subscriber = Objects.requireNonNull(subscribers.get(one.subscriber()));
    CatalogOffer offer = Objects.requireNonNull(offers.get(one.offer()));
    String engineDay = engine(offer).get("anchor_day");
    Integer anchor =
        engineDay == null ? subscriber.billing().billingDay() : Integer.valueOf(engineDay);
    String currency = subscriber.billing().currency();
    UUID payer = subscriber
        .organization()
        .map(organizations::get)
        .flatMap(organization -> organization.account(currency))
        .orElse(subscriber.id().value());
    return new Subscription.CreationFacts(
        payer, currency, offer.terms().billingMode(), offer.terms().contractTerm(), anchor);
  }

  private void parties(Checks checks, NewSubscription one) {
    Subscriber subscriber = subscribers.get(one.subscriber());
    checks.rule(
        subscriber != null, "/subscriber_id", "unknown", "no subscriber " + one.subscriber());
    checks.rule(
        subscriber == null || subscriber.status() != SubscriberStatus.CANCELED,
        "/subscriber_id",
        "canceled",
        "the subscriber is canceled");
    CatalogOffer offer = offers.get(one.offer());
    checks.rule(offer != null, "/offer_id", "unknown", "no offer " + one.offer() + " exists");
    // A service that is charged elsewhere until a day exists already: its plan may be out of sale.
    checks.rule(
        offer == null || offer.sellable() || one.billedThrough() != null,
        "/offer_id",
        "not_sold",
        "the offer is not sold any more");
    if (one.offerVersion() != null) {
      checks.rule(
          tx.find(OfferVersion.class, one.offerVersion())
              .filter(version -> version.offer().equals(one.offer()))
              .isPresent(),
          "/offer_version_id",
          "unknown",
          "the offer has no version " + one.offerVersion());
    }
    AddressId place = one.terms().serviceAddress();
    Address address = place == null ? null : addresses.get(place);
    checks.rule(
        place == null || (address != null && address.subscriber().equals(one.subscriber())),
        "/service_address_id",
        "unknown",
        "the subscriber has no address " + place);
  }

  private static void dates(Checks checks, NewSubscription one) {
    LocalDate start = one.startOn();
    LocalDate end = one.endOn();
    checks
        .rule(
            one.status() == SubscriptionStatus.PENDING
                || one.status() == SubscriptionStatus.ACTIVE
                || one.status() == SubscriptionStatus.SUSPENDED,
            "/status",
            "enum",
            "a new subscription is pending, active or suspended")
        .rule(
            start == null || (start.getYear() >= 1990 && start.getYear() < 2200),
            "/start_on",
            "range",
            "a day from 1990 on was expected and " + start + " found")
        .rule(
            end == null || (start != null && end.isAfter(start)),
            "/end_on",
            "range",
            "end_on must be after start_on")
        .range("/anchor_day", one.anchorDay(), 1, 31);
  }

  private Map<String, String> engine(CatalogOffer offer) {
    return defaults.computeIfAbsent(
        offer.id(),
        unseen -> offer.terms().subscriptionEngineId() == null
            ? Map.of()
            : new SubscriptionEngines().defaults(tx, offer.terms().subscriptionEngineId()));
  }

  private boolean visible(Subscriber subscriber) {
    return tx.scope()
        .match(
            whole -> true,
            (Scope.Reseller r) -> subscriber
                .reseller()
                .filter(id -> id.value().equals(r.reseller()))
                .isPresent(),
            (Scope.Own o) -> subscriber.id().value().equals(o.subscriber()));
  }

  private Set<String> taken(List<NewSubscription> wanted) {
    List<String> ids = wanted.stream()
        .map(one -> one.terms().externalId())
        .filter(Objects::nonNull)
        .toList();
    Set<String> taken = new HashSet<>();
    for (List<String> some : Chunks.of(ids)) {
      taken.addAll(tx.session()
          .createSelectionQuery(
              "select e.terms.externalId from Subscription e"
                  + " where e.terms.externalId in (:ids)",
              String.class)
          .setParameterList("ids", some)
          .getResultList());
    }
    return taken;
  }

  private <T> List<T> read(Class<T> type, List<UUID> ids) {
    List<T> found = new ArrayList<>();
    for (List<UUID> some : Chunks.of(ids)) {
      found.addAll(tx.session()
          .createSelectionQuery(
              "from " + type.getSimpleName() + " e where e.id.value in (:ids)", type)
          .setParameterList("ids", some)
          .getResultList());
    }
    return found;
  }

  private static List<UUID> values(
      List<NewSubscription> wanted, Function<NewSubscription, @Nullable UUID> of) {
    return wanted.stream().map(of).filter(Objects::nonNull).distinct().toList();
  }

  private static @Nullable UUID address(NewSubscription one) {
    AddressId place = one.terms().serviceAddress();
    return place == null ? null : place.value();
  }

  /** Lists short enough to be the parameters of one statement. */
  private static final class Chunks {
    private static final int SIZE = 5_000;

    static <T> List<List<T>> of(List<T> all) {
      List<List<T>> chunks = new ArrayList<>();
      for (int from = 0; from < all.size(); from += SIZE) {
        chunks.add(all.subList(from, Math.min(all.size(), from + SIZE)));
      }
      return chunks;
    }
  }
}
