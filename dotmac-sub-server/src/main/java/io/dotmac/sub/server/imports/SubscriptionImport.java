package io.dotmac.sub.server.imports;

import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.Discount;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.SubscriptionTerms;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Services of customers imported before, one a row, with what they type into their router. */
public final class SubscriptionImport implements RowImport {
  private static final Map<String, String> SYNONYMS = Map.ofEntries(
      Map.entry("id", "external_id"),
      Map.entry("service_id", "external_id"),
      Map.entry("customer_id", "customer"),
      Map.entry("subscriber_id", "customer"),
      Map.entry("tariff", "offer"),
      Map.entry("tariff_id", "offer"),
      Map.entry("plan", "offer"),
      Map.entry("price", "unit_price"),
      Map.entry("discount", "discount_value"),
      Map.entry("start_date", "start_on"),
      Map.entry("end_date", "end_on"),
      Map.entry("description", "service_description"),
      Map.entry("username", "login"));

  private static final Set<String> KNOWN = Set.of(
      "external_id",
      "customer",
      "offer",
      "status",
      "start_on",
      "end_on",
      "billed_through",
      "unit_price",
      "discount_value",
      "quantity",
      "billing_day",
      "service_description",
      "login",
      "password",
      "ipv4",
      "mac");

  private static final Map<String, SubscriptionStatus> STATUSES = statuses();

  /** The field each pointer of the product stands for in a file. */
  private static final Map<String, String> FIELDS =
      Map.of("subscriber_id", "customer", "offer_id", "offer");

  private final Subscriptions subscriptions;
  private final ServiceLogins logins;

  /** Gives imported services the names and passwords they sign in to the network with. */
  public interface ServiceLogins {
    /** Which of these names are taken, in lower case. */
    Set<String> taken(Tx tx, List<String> usernames);

    /** Creates them all. */
    void create(Tx tx, List<ServiceLogin> wanted);
  }

  /** What one service signs in with. */
  public record ServiceLogin(
      Subscription subscription,
      String username,
      String password,
      @Nullable String ipv4,
      @Nullable String mac) {}

  /** Creates through these. */
  public SubscriptionImport(Subscriptions subscriptions, ServiceLogins logins) {
    this.subscriptions = subscriptions;
    this.logins = logins;
  }

  private static Map<String, SubscriptionStatus> statuses() {
    Map<String, SubscriptionStatus> statuses = new LinkedHashMap<>();
    statuses.put("active", SubscriptionStatus.ACTIVE);
    statuses.put("pending", SubscriptionStatus.PENDING);
    statuses.put("blocked", SubscriptionStatus.SUSPENDED);
    statuses.put("suspended", SubscriptionStatus.SUSPENDED);
    return statuses;
  }

  private record Candidate(ImportRow row, NewSubscription wanted) {}

  @Override
  public Map<String, String> synonyms() {
    return SYNONYMS;
  }

  @Override
  public Map<String, String> requiredFields() {
    return Map.of("external_id", "id", "customer", "customer_id", "offer", "tariff");
  }

  @Override
  public Set<String> fields() {
    return KNOWN;
  }

  @Override
  public int importRows(Tx tx, List<ImportRow> rows) {
    Map<String, UUID> known =
        ids(tx, "Subscription", "e.terms.externalId", texts(rows, "external_id"));
    Map<String, UUID> customers = ids(tx, "Subscriber", "e.externalId", texts(rows, "customer"));
    Map<String, UUID> offers = offers(tx);
    List<Candidate> candidates = new ArrayList<>();
    for (ImportRow row : rows) {
      if (!known.containsKey(Objects.requireNonNullElse(row.text("external_id"), ""))) {
        NewSubscription wanted = read(tx, row, customers, offers);
        if (wanted != null) {
          candidates.add(new Candidate(row, wanted));
        }
      }
    }
    List<List<FieldError>> errors =
        subscriptions.check(tx, candidates.stream().map(Candidate::wanted).toList());
    for (int i = 0; i < candidates.size(); i++) {
      ImportRow row = candidates.get(i).row();
      errors.get(i).forEach(error -> note(row, error));
    }
    checkLogins(tx, candidates.stream().map(Candidate::row).toList());
    List<Candidate> good =
        candidates.stream().filter(one -> one.row().faults().isEmpty()).toList();
    List<Subscription> created =
        subscriptions.createAll(tx, good.stream().map(Candidate::wanted).toList());
    logins.create(tx, logins(good, created));
    return good.size();
  }

  private static void note(ImportRow row, FieldError error) {
    String field = error.pointer().substring(1);
    row.fault(FIELDS.getOrDefault(field, field), error.code(), error.detail());
  }

  private void checkLogins(Tx tx, List<ImportRow> rows) {
    Set<String> seen = new HashSet<>(logins.taken(tx, List.copyOf(texts(rows, "login"))));
    for (ImportRow row : rows) {
      String login = row.text("login");
      if (login != null && !seen.add(login.toLowerCase(Locale.ROOT))) {
        row.fault("login", "taken", "another service has the login '" + login + "'");
      }
      if (login != null && row.text("password") == null) {
        row.fault("password", "required", "a login needs a password and none was found");
      }
    }
  }

  private static List<ServiceLogin> logins(List<Candidate> good, List<Subscription> created) {
    List<ServiceLogin> wanted = new ArrayList<>();
    for (int i = 0; i < good.size(); i++) {
      ImportRow row = good.get(i).row();
      String login = row.text("login");
      String password = row.text("password");
      if (login != null && password != null) {
        wanted.add(
            new ServiceLogin(created.get(i), login, password, row.text("ipv4"), row.text("mac")));
      }
    }
    return wanted;
  }

  private static @Nullable NewSubscription read(
      Tx tx, ImportRow row, Map<String, UUID> customers, Map<String, UUID> offers) {
    String id = row.required("external_id");
    UUID customer = found(row, "customer", customers, "no customer of the id");
    UUID offer = found(row, "offer", offers, "no plan of the code");
    SubscriptionStatus status = row.choice("status", STATUSES, SubscriptionStatus.ACTIVE);
    LocalDate start = row.date("start_on");
    if (start == null && status != SubscriptionStatus.PENDING) {
      row.fault("start_on", "required", "a service that runs needs the day it began");
    }
    SubscriptionTerms terms = terms(tx, row).known(id);
    LocalDate billedThrough = row.date("billed_through");
    if (customer == null || offer == null) {
      return null;
    }
    return NewSubscription.pending(new SubscriberId(customer), new OfferId(offer))
        .as(status)
        .from(start)
        .until(row.date("end_on"))
        .anchored(row.integer("billing_day"))
        .billedThrough(billedThrough)
        .on(terms);
  }

  private static SubscriptionTerms terms(Tx tx, ImportRow row) {
    Integer quantity = row.integer("quantity");
    SubscriptionTerms plain = SubscriptionTerms.PLAIN;
    BigDecimal percent = row.decimal("discount_value");
    return new SubscriptionTerms(
        plain.serviceAddress(),
        quantity == null ? 1 : quantity,
        price(tx, row),
        null,
        null,
        percent == null || percent.signum() == 0 ? null : Discount.percent(percent.toPlainString()),
        row.text("service_description"),
        true,
        null);
  }

  private static @Nullable Long price(Tx tx, ImportRow row) {
    BigDecimal price = row.decimal("unit_price");
    if (price == null) {
      return null;
    }
    try {
      return Money.of(price.toPlainString(), tx.tenantInfo().currency()).minor();
    } catch (AmountException e) {
      row.fault("unit_price", e.code(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static @Nullable UUID found(
      ImportRow row, String field, Map<String, UUID> known, String message) {
    String key = row.required(field);
    UUID id = known.get(field.equals("offer") ? key.toLowerCase(Locale.ROOT) : key);
    if (id == null && !key.isEmpty()) {
      row.fault(field, "unknown", message + " '" + key + "' exists");
    }
    return id;
  }

  private static Set<String> texts(List<ImportRow> rows, String field) {
    Set<String> texts = new HashSet<>();
    for (ImportRow row : rows) {
      String text = row.text(field);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static Map<String, UUID> ids(Tx tx, String entity, String path, Set<String> keys) {
    Map<String, UUID> ids = new HashMap<>();
    if (!keys.isEmpty()) {
      tx.session()
          .createSelectionQuery(
              "select " + path + ", e.id.value from " + entity + " e where " + path + " in (:keys)",
              Object[].class)
          .setParameterList("keys", keys)
          .getResultList()
          .forEach(row -> ids.put((String) row[0], (UUID) row[1]));
    }
    return ids;
  }

  /** Plans by code, name and the number another system knew them by, in lower case. */
  private static Map<String, UUID> offers(Tx tx) {
    Map<String, UUID> offers = new HashMap<>();
    tx.session()
        .createSelectionQuery(
            "select e.id.value, e.terms.name, e.terms.code, e.terms.splynxTariffId"
                + " from CatalogOffer e",
            Object[].class)
        .getResultList()
        .forEach(row -> {
          for (int i = 1; i <= 3; i++) {
            if (row[i] != null) {
              offers.put(row[i].toString().toLowerCase(Locale.ROOT), (UUID) row[0]);
            }
          }
        });
    return offers;
  }
}
