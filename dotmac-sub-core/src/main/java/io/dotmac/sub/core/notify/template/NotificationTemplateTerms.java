package io.dotmac.sub.core.notify.template;

import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a template.
 *
 * @param code by which messages name it: that of a built-in one to say the same in other words
 * @param eventType the event that sends it; absent: people and campaigns do
 * @param category absent: the one that belongs to the event or the code
 * @param language a BCP 47 tag such as {@code en} or {@code fr-CI}
 * @param subject of a mail, or the title of a push message
 * @param htmlBody a mail's own HTML; absent: it is made from the body
 * @param isActive whether it is sent; the built-in one is not sent in its place
 */
@Embeddable
public record NotificationTemplateTerms(
    @Column(name = "code") String code,
    @Column(name = "name") String name,
    @Nullable @Column(name = "event_type") String eventType,
    @Nullable @Column(name = "category") NotificationCategory category,
    @Column(name = "channel") NotificationChannel channel,
    @Column(name = "language") String language,
    @Nullable @Column(name = "subject") String subject,
    @Column(name = "body") String body,
    @Nullable @Column(name = "html_body") String htmlBody,
    @Column(name = "is_active") boolean isActive) {
  /** Of a template about which nothing is said yet. */
  public static final NotificationTemplateTerms BLANK = new NotificationTemplateTerms(
      "", "", null, null, NotificationChannel.EMAIL, "en", null, "", null, true);

  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*([.][a-z0-9_]+)*");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  private static final int LONGEST_SUBJECT = 500;

  /** More of an SMS than a provider takes cannot be sent. */
  private static final int LONGEST_SMS = 1_600;

  /** Refuses what cannot be sent, and each name that nothing offers a value for. */
  void check(Optional<EventType> event, Set<String> offered) {
    Checks checks = new Checks();
    checks
        .required("/code", code, 100)
        .required("/name", name, 200)
        .present("/channel", channel)
        .required("/language", language, 35)
        .required("/body", body, MessageText.LONGEST)
        .rule(
            code == null || code.isBlank() || CODE.matcher(code).matches(),
            "/code",
            "format",
            "a code such as invoice.created was expected and '" + code + "' found")
        .rule(
            language == null || language.isBlank() || LANGUAGE.matcher(language).matches(),
            "/language",
            "language",
            "a language such as en or fr-CI was expected and '" + language + "' found")
        .rule(
            eventType == null || event.isPresent(),
            "/event_type",
            "enum",
            "an event that customers can be told of was expected and '" + eventType + "' found");
    channel(checks);
    if (checks.errors().isEmpty()) {
      names(checks, "/subject", subject, offered);
      names(checks, "/body", body, offered);
      names(checks, "/html_body", htmlBody, offered);
    }
    checks.done();
  }

  private void channel(Checks checks) {
    if (channel == NotificationChannel.EMAIL) {
      checks.required("/subject", subject, LONGEST_SUBJECT);
    } else {
      checks
          .text("/subject", subject, LONGEST_SUBJECT)
          .rule(htmlBody == null, "/html_body", "channel", "only a mail has HTML");
    }
    if (channel == NotificationChannel.SMS) {
      checks
          .rule(subject == null, "/subject", "channel", "an SMS has no subject")
          .text("/body", body, LONGEST_SMS);
    }
    checks.rule(
        subject == null || subject.chars().noneMatch(Character::isISOControl),
        "/subject",
        "character",
        "one line without control characters was expected");
  }

  private static void names(
      Checks checks, String pointer, @Nullable String text, Set<String> offered) {
    if (text == null) {
      return;
    }
    Optional<String> flaw = MessageText.flaw(text);
    if (flaw.isPresent()) {
      checks.rule(false, pointer, "template", flaw.get());
      return;
    }
    Set<String> missing = new TreeSet<>(MessageText.of(text).names());
    missing.removeAll(offered);
    if (!missing.isEmpty()) {
      checks.rule(
          false,
          pointer,
          "unknown_variable",
          "nothing gives a value for {{" + String.join("}}, {{", missing) + "}}; there are "
              + String.join(", ", new TreeSet<>(offered)));
    }
  }

  /** The category, also where none was said. */
  public NotificationCategory categoryOrUsual() {
    return category != null
        ? category
        : NotificationCategory.of(eventType == null ? code : eventType);
  }

  /** The same with its category written down. */
  NotificationTemplateTerms complete() {
    NotificationCategory chosen = categoryOrUsual();
    if (!chosen.isOptional() && NotificationCategory.of(code) != chosen) {
      throw Problem.invalid(
          "/category",
          "category",
          "only templates named " + WireName.of(chosen) + ". are of the category "
              + WireName.of(chosen));
    }
    return new NotificationTemplateTerms(
        code, name, eventType, chosen, channel, language, subject, body, htmlBody, isActive);
  }

  /** How it is said. */
  public Wording wording() {
    return new Wording(
        code, eventType, categoryOrUsual(), channel, language, subject, body, htmlBody, isActive);
  }
}
