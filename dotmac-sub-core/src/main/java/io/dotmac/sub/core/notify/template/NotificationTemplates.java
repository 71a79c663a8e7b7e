package io.dotmac.sub.core.notify.template;

import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A tenant's own templates; what it has not put in its own words, the built-in ones say. */
public final class NotificationTemplates {
  /** The tenant's own; staff only. */
  public static final Listing<NotificationTemplate> LISTING = Listing.of(NotificationTemplate.class)
      .filter("code", "e.terms.code = :code", text -> text)
      .filter("event_type", "e.terms.eventType = :event_type", text -> text)
      .filter(
          "channel",
          "e.terms.channel = :channel",
          text -> WireName.parse(NotificationChannel.class, text))
      .filter("language", "e.terms.language = :language", text -> text)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .sort("code", "e.terms.code")
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q or lower(e.terms.code) like :q")
      .defaultSort("code");

  /** What every template can say, about whom it is for and who sends it. */
  public static final Set<String> ALWAYS = Set.of(
      "name",
      "first_name",
      "last_name",
      "subscriber_number",
      "account_number",
      "plan",
      "provider",
      "portal");

  /** What only templates about an account can say. */
  public static final Set<String> ACCOUNT = Set.of("link", "expires_at", "code");

  /** What only templates about alerts can say; the severity also as truths. */
  public static final Set<String> ALERT = Set.of(
      "policy",
      "rule",
      "about",
      "value",
      "since",
      "severity",
      "severity_info",
      "severity_warning",
      "severity_critical",
      "others",
      "alerts",
      "more",
      "link");

  /** What is too frequent, or about machines only: nobody is told of it. */
  private static final List<String> UNTOLD = List.of(
      "session.",
      "device.",
      "network.",
      "enforcement_lock.",
      "usage.recorded",
      "subscriber.updated",
      "dunning.brake_",
      "custom");

  private static final Object MEMO = new Object();

  private final EventCatalog events;

  /** Offers what the payloads of these events hold. */
  public NotificationTemplates(EventCatalog events) {
    this.events = events;
  }

  /** Whether customers can be told of that event. */
  public Optional<EventType> told(@Nullable String eventType) {
    return eventType == null || UNTOLD.stream().anyMatch(eventType::startsWith)
        ? Optional.empty()
        : events.find(eventType);
  }

  /** The events that customers can be told of. */
  public Set<String> told() {
    Set<String> names = new TreeSet<>();
    events.all().stream()
        .map(EventType::name)
        .filter(name -> told(name).isPresent())
        .forEach(names::add);
    return names;
  }

  /** The names that a template can use, in alphabetical order. */
  public Set<String> offered(String code, @Nullable String eventType) {
    Set<String> names = new TreeSet<>(ALWAYS);
    told(eventType).ifPresent(type -> names.addAll(EventValues.names(type)));
    switch (NotificationCategory.of(code)) {
      case ACCOUNT -> names.addAll(ACCOUNT);
      case ALERT -> names.addAll(ALERT);
      default -> {}
    }
    return names;
  }

  /** Adds one; there is one for each code, channel and language. */
  public NotificationTemplate create(Tx tx, NotificationTemplateTerms terms) {
    NotificationTemplateTerms checked = checked(terms);
    refuseSecond(tx, checked);
    NotificationTemplate made = new NotificationTemplate(checked);
    tx.save(made);
    tx.forget(MEMO);
    return made;
  }

  /** The one of that id. */
  public NotificationTemplate require(Tx tx, NotificationTemplateId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public NotificationTemplate update(
      Tx tx, NotificationTemplateId id, NotificationTemplateTerms terms) {
    NotificationTemplateTerms checked = checked(terms);
    NotificationTemplate found = require(tx, id);
    NotificationTemplateTerms before = found.terms();
    if (!checked.code().equals(before.code())
        || checked.channel() != before.channel()
        || !checked.language().equals(before.language())) {
      refuseSecond(tx, checked);
    }
    found.change(checked);
    tx.forget(MEMO);
    return found;
  }

  /** Takes one away: where there is a built-in one, it is used again. */
  public void delete(Tx tx, NotificationTemplateId id) {
    tx.session().remove(require(tx, id));
    tx.forget(MEMO);
  }

  /** Refuses what could not be saved. */
  public NotificationTemplateTerms checked(NotificationTemplateTerms terms) {
    terms.check(
        told(terms.eventType()),
        offered(terms.code() == null ? "" : terms.code(), terms.eventType()));
    return terms.complete();
  }

  /** All that the tenant can say, read once in a transaction. */
  public static Wordings wordings(Tx tx) {
    return tx.memo(MEMO, () -> {
      List<Wording> all = new ArrayList<>(BuiltInTemplates.all());
      tx.session()
          .createSelectionQuery("from NotificationTemplate e", NotificationTemplate.class)
          .getResultList()
          .forEach(own -> all.add(own.terms().wording()));
      return new Wordings(all);
    });
  }

  private static void refuseSecond(Tx tx, NotificationTemplateTerms terms) {
    boolean there = tx.session()
            .createSelectionQuery(
                "select count(*) from NotificationTemplate e where e.terms.code = :code"
                    + " and e.terms.channel = :channel and e.terms.language = :language",
                Long.class)
            .setParameter("code", terms.code())
            .setParameter("channel", terms.channel())
            .setParameter("language", terms.language())
            .getSingleResult()
        > 0;
    if (there) {
      throw Problem.conflict(
          "duplicate",
          "there is a template " + terms.code() + " for " + WireName.of(terms.channel()) + " in "
              + terms.language() + " already");
    }
  }
}
