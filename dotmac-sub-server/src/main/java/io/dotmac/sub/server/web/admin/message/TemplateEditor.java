package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplate;
import io.dotmac.sub.core.notify.template.NotificationTemplateId;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows, tries and keeps the words of a template. */
final class TemplateEditor {
  private final NotificationTemplates templates;
  private final Notifications notifications;

  TemplateEditor(NotifySetup setup) {
    this.templates = setup.templates();
    this.notifications = new Notifications(setup);
  }

  /** The form of what is said now. */
  TemplateForm known(Visit visit) {
    String code = visit.params().text("code");
    String channel = visit.params().text("channel");
    String language = visit.params().text("language");
    Wording wording = NotificationTemplates.wordings(visit.tx()).everything().stream()
        .filter(each -> each.code().equals(code)
            && WireName.of(each.channel()).equals(channel)
            && each.language().equals(language))
        .findFirst()
        .orElseThrow(() -> Problem.notFound("notification template", code));
    String name = own(visit.tx(), wording.code(), wording.channel(), wording.language())
        .map(row -> row.terms().name())
        .orElse("");
    return TemplateForm.of(wording, name, visit.params().text("subscriber"));
  }

  /** The page around the form; a preview where the words have no fault. */
  MessagePages.Editor page(Visit visit, TemplateForm form, Errors errors, boolean preview) {
    Errors all = errors;
    MessagePages.Preview shown = null;
    if (preview) {
      try {
        shown = preview(visit, form);
      } catch (ProblemException e) {
        all = errors(e);
      }
    }
    return new MessagePages.Editor(
        form.fixed() ? form.code() : visit.say("template.new"),
        visit.tx().caller().may("system:settings:write"),
        all,
        form.fixed(),
        own(visit.tx(), form.code(), form.chosen(), form.language())
            .map(row -> row.id().toString())
            .orElse(""),
        Field.of("code", visit.say("template.code"), form.code())
            .hint(visit.say("template.code_hint")),
        Field.of("name", visit.say("template.name"), form.name()),
        Field.of("language", visit.say("template.language"), form.language())
            .hint(visit.say("template.language_hint")),
        options(
            Stream.concat(Stream.of(""), templates.told().stream()).toList(),
            form.event(),
            wire -> wire.isEmpty() ? visit.say("template.no_event") : wire),
        options(
            Stream.of(NotificationChannel.values()).map(WireName::of).toList(),
            form.channel(),
            wire -> visit.name("message_channel", wire)),
        Field.of("subject", visit.say("template.subject"), form.subject()),
        form.body(),
        form.htmlBody(),
        form.isActive(),
        variables(form),
        Field.of("subscriber", visit.say("template.subscriber"), form.subscriber())
            .hint(visit.say("template.subscriber_hint")),
        Field.of("recipient", visit.say("template.recipient"), form.recipient()),
        shown);
  }

  private interface Label {
    String of(String wire);
  }

  private static List<Filters.Option> options(List<String> wires, String chosen, Label label) {
    List<Filters.Option> options = new ArrayList<>();
    for (String wire : wires) {
      options.add(new Filters.Option(wire, label.of(wire), wire.equals(chosen)));
    }
    return List.copyOf(options);
  }

  private String variables(TemplateForm form) {
    String event = form.event().isEmpty() ? null : form.event();
    return "{{" + String.join("}}  {{", templates.offered(form.code(), event)) + "}}";
  }

  private MessagePages.Preview preview(Visit visit, TemplateForm form) {
    Wording wording = templates.checked(form.terms()).wording();
    Optional<SubscriberId> whom = subscriber(visit.tx(), form.subscriber());
    Wording.Rendered text = notifications.preview(visit.tx(), wording, whom.orElse(null));
    return new MessagePages.Preview(
        whom.isPresent()
            ? visit.say("template.preview_of", form.subscriber())
            : visit.say("template.preview_invented"),
        orEmpty(text.subject()),
        text.body(),
        orEmpty(text.htmlBody()));
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Keeps the words as the tenant's own. */
  void save(Tx tx, TemplateForm form) {
    NotificationTemplateTerms terms = form.terms();
    Optional<NotificationTemplate> own = own(tx, terms.code(), terms.channel(), terms.language());
    if (own.isPresent()) {
      templates.update(tx, own.get().id(), terms);
    } else {
      templates.create(tx, terms);
    }
  }

  /** Sends the words to an address of the reader's. */
  void test(Tx tx, TemplateForm form) {
    Wording wording = templates.checked(form.terms()).wording();
    notifications.test(
        tx, wording, subscriber(tx, form.subscriber()).orElse(null), form.recipient());
  }

  /** Takes the tenant's own words away. */
  void remove(Tx tx, NotificationTemplateId id) {
    templates.delete(tx, id);
  }

  private static Optional<NotificationTemplate> own(
      Tx tx, String code, NotificationChannel channel, String language) {
    return tx.session()
        .createSelectionQuery(
            "from NotificationTemplate e where e.terms.code = :code"
                + " and e.terms.channel = :channel and e.terms.language = :language",
            NotificationTemplate.class)
        .setParameter("code", code)
        .setParameter("channel", channel)
        .setParameter("language", language)
        .uniqueResultOptional();
  }

  private static Optional<SubscriberId> subscriber(Tx tx, String number) {
    if (number.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(tx.session()
        .createSelectionQuery(
            "select e.id from Subscriber e where lower(e.number) = :number", SubscriberId.class)
        .setParameter("number", number.toLowerCase(Locale.ROOT))
        .uniqueResultOptional()
        .orElseThrow(() ->
            Problem.invalid("/subscriber", "subscriber", "there is no subscriber " + number)));
  }

  /** Each wrong field, beside the form. */
  static Errors errors(ProblemException e) {
    List<FieldError> errors = e.problem().errors();
    return errors.isEmpty()
        ? Errors.of(String.valueOf(e.getMessage()))
        : new Errors(
            true,
            errors.stream()
                .map(each -> new Errors.Item(each.pointer().replace("/", ""), each.detail()))
                .toList());
  }
}
