package io.dotmac.sub.server.imports;

import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.subscriber.BillingDetails;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Customers as billing systems export them, one a row. */
public final class CustomerImport implements RowImport {
  private static final Map<String, String> SYNONYMS = Map.ofEntries(
      Map.entry("id", "external_id"),
      Map.entry("customer_id", "external_id"),
      Map.entry("full_name", "name"),
      Map.entry("customer_name", "name"),
      Map.entry("e_mail", "email"),
      Map.entry("email_address", "email"),
      Map.entry("phone_number", "phone"),
      Map.entry("mobile", "phone"),
      Map.entry("street_1", "address_line1"),
      Map.entry("street", "address_line1"),
      Map.entry("address", "address_line1"),
      Map.entry("street_2", "address_line2"),
      Map.entry("zip_code", "postal_code"),
      Map.entry("zip", "postal_code"),
      Map.entry("country", "country_code"),
      Map.entry("date_add", "account_start_on"),
      Map.entry("start_date", "account_start_on"));

  private static final Set<String> KNOWN = Set.of(
      "external_id",
      "name",
      "email",
      "phone",
      "category",
      "status",
      "account_start_on",
      "date_of_birth",
      "address_line1",
      "address_line2",
      "city",
      "region",
      "postal_code",
      "country_code",
      "billing_day");

  private static final Map<String, SubscriberStatus> STATUSES = statuses();
  private static final Map<String, Boolean> CATEGORIES = categories();

  /** The field each pointer of the product stands for in a file. */
  private static final Map<String, String> FIELDS =
      Map.of("first_name", "name", "last_name", "name", "display_name", "name");

  private final Subscribers subscribers;

  /** Creates through {@code subscribers}. */
  public CustomerImport(Subscribers subscribers) {
    this.subscribers = subscribers;
  }

  private static Map<String, SubscriberStatus> statuses() {
    Map<String, SubscriberStatus> statuses = new LinkedHashMap<>();
    statuses.put("active", SubscriberStatus.ACTIVE);
    statuses.put("new", SubscriberStatus.ACTIVE);
    statuses.put("blocked", SubscriberStatus.SUSPENDED);
    statuses.put("suspended", SubscriberStatus.SUSPENDED);
    statuses.put("inactive", SubscriberStatus.CANCELED);
    statuses.put("canceled", SubscriberStatus.CANCELED);
    return statuses;
  }

  private static Map<String, Boolean> categories() {
    Map<String, Boolean> categories = new LinkedHashMap<>();
    categories.put("person", false);
    categories.put("company", true);
    return categories;
  }

  @Override
  public Map<String, String> synonyms() {
    return SYNONYMS;
  }

  @Override
  public Map<String, String> requiredFields() {
    return Map.of("external_id", "id", "name", "name", "email", "email");
  }

  @Override
  public Set<String> fields() {
    return KNOWN;
  }

  @Override
  public int importRows(Tx tx, List<ImportRow> rows) {
    Set<String> known = known(tx, rows);
    List<ImportRow> candidates = new ArrayList<>();
    List<NewSubscriber> wanted = new ArrayList<>();
    for (ImportRow row : rows) {
      NewSubscriber subscriber = read(tx, row);
      if (!known.contains(row.text("external_id"))) {
        candidates.add(row);
        wanted.add(subscriber);
      }
    }
    List<List<FieldError>> errors = subscribers.check(tx, wanted);
    List<NewSubscriber> good = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      ImportRow row = candidates.get(i);
      errors.get(i).forEach(error -> note(row, error));
      if (row.faults().isEmpty()) {
        good.add(wanted.get(i));
      }
    }
    subscribers.createAll(tx, good);
    return good.size();
  }

  private static void note(ImportRow row, FieldError error) {
    String field = error.pointer().substring(1);
    String name = FIELDS.getOrDefault(field, field);
    // A cell that could not be read has its fault already.
    if (row.faults().stream().noneMatch(fault -> fault.column().equals(row.column(name)))) {
      row.fault(name, error.code(), error.detail());
    }
  }

  private static NewSubscriber read(Tx tx, ImportRow row) {
    String id = row.required("external_id");
    boolean company = row.choice("category", CATEGORIES, false);
    LocalDate since = row.date("account_start_on");
    SubscriberDetails details = SubscriberDetails.of(
            person(row, company), address(row), tx.tenantInfo().currency())
        .withExternalId(id.isEmpty() ? null : id)
        .withBilling(billing(tx, row));
    return NewSubscriber.of(details)
        .since(since == null ? tx.today() : since)
        .as(row.choice("status", STATUSES, SubscriberStatus.ACTIVE));
  }

  private static BillingDetails billing(Tx tx, ImportRow row) {
    BillingDetails standard = BillingDetails.standard(tx.tenantInfo().currency());
    Integer day = row.integer("billing_day");
    return day == null ? standard : standard.onDay(day);
  }

  private static Person person(ImportRow row, boolean company) {
    String name = row.required("name");
    int space = name.indexOf(' ');
    boolean whole = company || space < 0;
    String first = whole ? name : name.substring(0, space);
    String last = whole ? "-" : name.substring(space + 1).strip();
    String email = row.first("email");
    if (email == null) {
      row.fault("email", "required", "an e-mail address was expected and none found");
    }
    return new Person(
        first,
        last,
        whole ? name : null,
        null,
        email == null ? "missing@import.invalid" : email,
        row.first("phone"),
        row.date("date_of_birth"),
        io.dotmac.sub.core.subscriber.Gender.UNKNOWN,
        null,
        null,
        null);
  }

  private static PostalAddress address(ImportRow row) {
    return new PostalAddress(
        row.text("address_line1"),
        row.text("address_line2"),
        row.text("city"),
        row.text("region"),
        row.text("postal_code"),
        upper(row.text("country_code")));
  }

  private static @Nullable String upper(@Nullable String code) {
    return code == null ? null : code.toUpperCase(java.util.Locale.ROOT);
  }

  private static Set<String> known(Tx tx, List<ImportRow> rows) {
    List<String> ids = rows.stream().map(row -> row.text("external_id")).toList();
    List<String> present = ids.stream().filter(java.util.Objects::nonNull).toList();
    if (present.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(tx.session()
        .createSelectionQuery(
            "select e.externalId from Subscriber e where e.externalId in (:ids)", String.class)
        .setParameterList("ids", present)
        .getResultList());
  }
}
