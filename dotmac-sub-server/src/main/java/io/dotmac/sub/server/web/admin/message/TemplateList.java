package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.template.BuiltInTemplates;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Everything that is said, built-in or in the tenant's own words. */
final class TemplateList {
  static final String PATH = MessageLog.PATH + "/templates";

  private TemplateList() {}

  static MessagePages.Templates page(Visit visit) {
    String words = visit.params().text("q").toLowerCase(Locale.ROOT);
    String channel = visit.params().text("channel");
    List<MessagePages.TemplateRow> rows =
        NotificationTemplates.wordings(visit.tx()).everything().stream()
            .filter(
                wording -> channel.isEmpty() || WireName.of(wording.channel()).equals(channel))
            .filter(wording -> words.isEmpty() || wording.code().contains(words))
            .sorted(Comparator.comparing(Wording::code)
                .thenComparing(Wording::channel)
                .thenComparing(Wording::language))
            .map(wording -> row(visit, wording))
            .toList();
    return new MessagePages.Templates(
        visit.say("template.summary"),
        MessageLog.tabs(visit, "/templates"),
        visit.tx().caller().may("system:settings:write"),
        visit.filters(
            "template.search",
            visit.select(
                "channel",
                "message.channel",
                "message_channel",
                Arrays.stream(NotificationChannel.values()).map(WireName::of).toList())),
        rows,
        visit.empty(rows.isEmpty(), "template"));
  }

  private static MessagePages.TemplateRow row(Visit visit, Wording wording) {
    String subject = wording.subject();
    return new MessagePages.TemplateRow(
        href(wording),
        wording.code(),
        subject == null ? shortened(wording.body()) : subject,
        visit.name("message_channel", WireName.of(wording.channel())),
        wording.language(),
        status(visit, wording));
  }

  private static String shortened(String body) {
    return body.length() > 90 ? body.substring(0, 90) + "…" : body;
  }

  private static Pill status(Visit visit, Wording wording) {
    if (BuiltInTemplates.all().contains(wording)) {
      return Pill.of(Tone.NEUTRAL, visit.say("template.built_in"));
    }
    return wording.isActive()
        ? Pill.of(Tone.GOOD, visit.say("template.own"))
        : Pill.of(Tone.WARN, visit.say("template.off"));
  }

  static String href(Wording wording) {
    return PATH + "/edit?code=" + URLEncoder.encode(wording.code(), StandardCharsets.UTF_8)
        + "&channel=" + WireName.of(wording.channel()) + "&language=" + wording.language();
  }
}
