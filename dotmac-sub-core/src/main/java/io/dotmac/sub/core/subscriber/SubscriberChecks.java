package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.tx.References;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rules of new and changed subscribers, checked for many at once with one query a rule. */
final class SubscriberChecks {
  private static final List<Unique> UNIQUE = List.of(
      new Unique(
          "/email", "lower(e.person.email)", one -> key(one.details().person().email())),
      new Unique("/subscriber_number", "e.number", NewSubscriber::subscriberNumber),
      new Unique("/account_number", "e.accountNumber", NewSubscriber::accountNumber),
      new Unique("/external_id", "e.externalId", one -> one.details().externalId()));

  /** A value that no two subscribers of a tenant share. */
  private record Unique(
      String pointer, String column, Function<NewSubscriber, @Nullable String> value) {}

  List<List<FieldError>> check(Tx tx, List<NewSubscriber> wanted) {
    List<Checks> all = new ArrayList<>(wanted.size());
    for (NewSubscriber one : wanted) {
      Checks checks = new Checks();
      one.details().check(checks, tx.today());
      checks
          .text("/subscriber_number", one.subscriberNumber(), 50)
          .text("/account_number", one.accountNumber(), 50)
          .rule(
              one.accountStartOn() == null || one.accountStartOn().getYear() >= 1900,
              "/account_start_on",
              "range",
              "a day not before 1900 was expected");
      all.add(checks);
    }
    UNIQUE.forEach(rule -> unique(tx, rule, wanted, all));
    references(tx, wanted, all);
    return all.stream().map(Checks::errors).toList();
  }

  void checkUpdate(Tx tx, Subscriber subscriber, SubscriberDetails details) {
    Checks checks = new Checks();
    details.check(checks, tx.today());
    taken(tx, checks, subscriber, UNIQUE.get(0), key(details.person().email()));
    taken(tx, checks, subscriber, UNIQUE.get(3), details.externalId());
    referred(tx, checks, details);
    checks.done();
  }

  private static void taken(
      Tx tx, Checks checks, Subscriber self, Unique rule, @Nullable String value) {
    if (value != null) {
      UUID owner = owners(tx, rule, Set.of(value)).get(value);
      checks.rule(
          owner == null || owner.equals(self.id().value()),
          rule.pointer(),
          "taken",
          "another subscriber has '" + value + "'");
    }
  }

  private static void unique(Tx tx, Unique rule, List<NewSubscriber> wanted, List<Checks> all) {
    Set<String> values = new HashSet<>();
    Set<Integer> repeated = new HashSet<>();
    for (int i = 0; i < wanted.size(); i++) {
      String value = rule.value().apply(wanted.get(i));
      if (value != null && !values.add(value)) {
        repeated.add(i);
      }
    }
    Map<String, UUID> owners = owners(tx, rule, values);
    for (int i = 0; i < wanted.size(); i++) {
      String value = rule.value().apply(wanted.get(i));
      if (value != null) {
        all.get(i)
            .rule(
                !owners.containsKey(value) && !repeated.contains(i),
                rule.pointer(),
                "taken",
                "another subscriber has '" + value + "'");
      }
    }
  }

  private static Map<String, UUID> owners(Tx tx, Unique rule, Set<String> values) {
    Map<String, UUID> owners = new HashMap<>();
    List<String> list = List.copyOf(values);
    // Parameters of one statement are limited to 32,767.
    for (int from = 0; from < list.size(); from += 5_000) {
      tx.session()
          .createSelectionQuery(
              "select " + rule.column() + ", e.id.value from Subscriber e where " + rule.column()
                  + " in (:values)",
              Object[].class)
          .setParameterList("values", list.subList(from, Math.min(from + 5_000, list.size())))
          .getResultList()
          .forEach(row -> owners.put((String) row[0], (UUID) row[1]));
    }
    return owners;
  }

  /** Organizations and resellers are few: each distinct one is looked up once. */
  private static void references(Tx tx, List<NewSubscriber> wanted, List<Checks> all) {
    Map<Object, List<FieldError>> seen = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      SubscriberDetails details = wanted.get(i).details();
      List<Object> key = new ArrayList<>();
      key.add(details.organization());
      key.add(details.reseller());
      key.add(details.billing().taxRateId());
      List<FieldError> errors = seen.computeIfAbsent(key, unseen -> {
        Checks checks = new Checks();
        referred(tx, checks, details);
        return checks.errors();
      });
      Checks target = all.get(i);
      errors.forEach(e -> target.rule(false, e.pointer(), e.code(), e.detail()));
    }
  }

  private static void referred(Tx tx, Checks checks, SubscriberDetails details) {
    References.check(tx, checks, "/organization_id", Organization.class, details.organization());
    References.check(tx, checks, "/reseller_id", Reseller.class, details.reseller());
    UUID rate = details.billing().taxRateId();
    checks.rule(
        rate == null || taxRateExists(tx, rate),
        "/tax_rate_id",
        "unknown",
        "no tax rate of the id " + rate + " exists");
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

  private static @Nullable String key(@Nullable String email) {
    return email == null ? null : EmailAddress.key(email);
  }
}
