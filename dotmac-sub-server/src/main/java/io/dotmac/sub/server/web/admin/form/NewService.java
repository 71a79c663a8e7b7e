package io.dotmac.sub.server.web.admin.form;

import io.dotmac.sub.core.access.credential.AccessCredentials;
import io.dotmac.sub.core.access.credential.NewCredential;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.order.Installations;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrders;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A new service of a subscriber, as it was typed. */
record NewService(UUID subscriber, MultivaluedMap<String, String> sent) {
  private static final int PASSWORD_BYTES = 6;

  private static final String OFFERS = """
      select o.id, o.name, o.requires_installation, price.amount_minor, price.currency
      from catalog_offer o
      left join lateral (
        select p.amount_minor, p.currency from offer_version v join offer_price p
          on p.tenant_id = v.tenant_id and p.offer_version_id = v.id
          and p.price_type = 'recurring'
        where v.tenant_id = :tenant and v.offer_id = o.id and v.effective_start <= :today
          and (v.effective_end is null or v.effective_end > :today)
        order by p.currency limit 1) price on true
      where o.tenant_id = :tenant and o.status = 'active'
      """;

  private static final String PERSON = """
      select s.subscriber_number, s.first_name, s.last_name,
        coalesce(nullif(s.display_name, ''), s.first_name || ' ' || s.last_name) as name
      from subscriber s where s.tenant_id = :tenant and s.id = :subscriber
      """;

  /** One offer to choose. */
  record Offer(String value, String label, boolean chosen) {}

  /** What the page shows. */
  record Page(String name, String back, Errors errors, List<Offer> offers, List<Field> fields) {}

  /** Nothing is typed yet. */
  static NewService blank(UUID subscriber) {
    return new NewService(subscriber, new MultivaluedHashMap<>());
  }

  private String value(String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  /**
   * Makes the service with its login. One that somebody has to install has an order, which is
   * given; any other is served at once.
   */
  Optional<ServiceOrder> create(Tx tx, AccessCredentials credentials) {
    Subscriptions services = Installations.subscriptions();
    SubscriberId person = new SubscriberId(subscriber);
    OfferId offer = OfferId.parse(value("offer"));
    Subscription service = services.create(tx, NewSubscription.pending(person, offer));
    if (!value("login").isEmpty()) {
      credentials.create(
          tx, NewCredential.pppoe(person, service.id(), value("login"), value("password")));
    }
    tx.session().flush();
    Optional<ServiceOrder> order = ServiceOrders.open(tx, service.id()).stream().findFirst();
    if (order.isEmpty()) {
      services.activate(tx, service.id(), null);
    }
    return order;
  }

  Page page(Visit visit, String problem) {
    return visit
        .query(PERSON)
        .with("subscriber", subscriber)
        .first(row -> page(visit, row, problem))
        .orElseThrow(() -> Problem.notFound("subscriber", subscriber));
  }

  private Page page(Visit visit, Row person, String problem) {
    boolean fresh = sent.isEmpty();
    String login = fresh ? suggestion(visit, person) : value("login");
    String password = fresh ? RandomToken.hex(PASSWORD_BYTES) : value("password");
    return new Page(
        person.text("name"),
        "/admin/subscribers/" + subscriber + "/services",
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        visit
            .query(OFFERS)
            .with("today", visit.tx().today())
            .then("order by lower(o.name)")
            .list(row -> offer(visit, row)),
        List.of(
            Field.of("login", visit.say("service.login"), login)
                .hint(visit.say("service.login_hint")),
            Field.of("password", visit.say("service.password"), password)
                .hint(visit.say("service.password_hint"))));
  }

  private Offer offer(Visit visit, Row row) {
    String id = row.id("id").toString();
    String price = row.text("currency").isEmpty()
        ? ""
        : " · "
            + visit
                .formats()
                .money(row.number("amount_minor"), Currency.getInstance(row.text("currency")));
    String visited =
        row.flag("requires_installation") ? " · " + visit.say("service.installed") : "";
    return new Offer(id, row.text("name") + price + visited, id.equals(value("offer")));
  }

  /** Such as {@code tbakare4417@lagoon}. */
  private static String suggestion(Visit visit, Row person) {
    String first = letters(person.text("first_name"));
    String number = person.text("subscriber_number").replaceAll("\\D", "").replaceFirst("^0+", "");
    String name =
        (first.isEmpty() ? "" : first.substring(0, 1)) + letters(person.text("last_name"));
    return name + number + "@" + visit.tx().tenantInfo().code();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }
}
