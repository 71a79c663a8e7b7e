package io.dotmac.sub.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.problem.FieldError;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotificationTemplatesDbTest {
  private final NotifyWorld world = new NotifyWorld();
  private final NotificationTemplates templates = world.setup().templates();

  private static NotificationTemplateTerms terms(
      NotificationChannel channel, @Nullable String subject, String body, @Nullable String html) {
    return new NotificationTemplateTerms(
        "usage.warning", "Mine", "usage.warning", null, channel, "en", subject, body, html, true);
  }

  private FieldError refusal(NotificationTemplateTerms terms) {
    try {
      world.db().run(world.tenant(), tx -> templates.create(tx, terms));
    } catch (ProblemException e) {
      return e.problem().errors().get(0);
    }
    throw new AssertionError("it was saved");
  }

  @Test
  void aNameThatNothingOffersIsNamedWithThoseThereAre() {
    FieldError refused =
        refusal(terms(NotificationChannel.EMAIL, "Hi", "{{first_name}} {{used}} {{amount}}", null));

    assertThat(refused.pointer()).isEqualTo("/body");
    assertThat(refused.code()).isEqualTo("unknown_variable");
    assertThat(refused.detail())
        .contains("{{amount}}, {{used}}", "threshold_percent, used_octets")
        .doesNotContain("{{first_name}}", "invoice");
  }

  @Test
  void subjectAndHtmlAreCheckedAsWell() {
    assertThat(refusal(terms(NotificationChannel.EMAIL, "{{x}}", "a", null)).pointer())
        .isEqualTo("/subject");
    assertThat(
            refusal(terms(NotificationChannel.EMAIL, "Hi", "a", "<p>{{x}}</p>")).pointer())
        .isEqualTo("/html_body");
    assertThat(refusal(terms(NotificationChannel.EMAIL, null, "a", null)).pointer())
        .isEqualTo("/subject");
    assertThat(refusal(terms(NotificationChannel.EMAIL, "Hi\r\nBcc: x@y.example", "a", null)))
        .satisfies(error -> assertThat(error.code()).isEqualTo("character"));
    assertThat(refusal(terms(NotificationChannel.SMS, "Hi", "a", null)).pointer())
        .isEqualTo("/subject");
    assertThat(refusal(terms(NotificationChannel.SMS, null, "a".repeat(1_601), null))
            .pointer())
        .isEqualTo("/body");
    assertThat(refusal(terms(NotificationChannel.PUSH, "Hi", "a", "<p>")).pointer())
        .isEqualTo("/html_body");
    assertThat(refusal(terms(NotificationChannel.EMAIL, "Hi", "{{#a}}", null)).code())
        .isEqualTo("template");
  }

  @Test
  void thereIsOneForEachCodeChannelAndLanguage() {
    NotificationTemplateTerms good = terms(NotificationChannel.EMAIL, "Hi", "a", null);
    world.template(good);

    assertThatThrownBy(() -> world.template(good)).hasMessageContaining("already");
    world.template(terms(NotificationChannel.SMS, null, "a", null));
  }

  @Test
  void aPreviewShowsWhatASubscriberWouldRead() {
    SubscriberId ada = world.subscriber();
    world.warn(ada);
    Wording wording = terms(
            NotificationChannel.EMAIL,
            "{{first_name}}: {{used_octets}}",
            "{{threshold_percent}}",
            "<p>{{name}} &amp; {{limit_octets}}</p>")
        .wording();
    Notifications notifications = new Notifications(world.setup());

    Wording.Rendered real =
        world.db().inTx(world.tenant(), tx -> notifications.preview(tx, wording, ada));
    Wording.Rendered invented =
        world.db().inTx(world.tenant(), tx -> notifications.preview(tx, wording, null));

    assertThat(real.subject()).isEqualTo("Ada: 80 GB");
    assertThat(real.body()).isEqualTo("80");
    assertThat(real.htmlBody()).isEqualTo("<p>Ada Obi &amp; 100 GB</p>");
    assertThat(invented.subject()).isEqualTo("Ada: 80 GB");
  }

  @Test
  void whatIsTooFrequentOrAboutMachinesTellsNobody() {
    assertThat(templates.told())
        .contains("usage.warning", "subscription.suspended")
        .doesNotContain("session.started", "usage.recorded", "network.alert", "custom");
    NotificationTemplateTerms session = new NotificationTemplateTerms(
        "mine",
        "Mine",
        "session.started",
        null,
        NotificationChannel.SMS,
        "en",
        null,
        "a",
        null,
        true);
    assertThat(refusal(session).pointer()).isEqualTo("/event_type");
  }
}
