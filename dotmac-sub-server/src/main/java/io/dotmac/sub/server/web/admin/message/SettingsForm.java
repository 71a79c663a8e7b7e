package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.NotificationSettings;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.EmailAddress;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** What a tenant decides about its messages, as it was typed. */
record SettingsForm(
    List<String> channels, String start, String end, String fromName, String replyTo) {
  static SettingsForm of(Tx tx) {
    return new SettingsForm(
        Arrays.stream(NotificationChannel.values())
            .filter(channel -> NotificationSettings.isEnabled(tx, channel))
            .map(WireName::of)
            .toList(),
        Settings.get(tx, NotificationSettings.QUIET_START),
        Settings.get(tx, NotificationSettings.QUIET_END),
        Settings.get(tx, NotificationSettings.FROM_NAME),
        Settings.get(tx, NotificationSettings.REPLY_TO));
  }

  static SettingsForm of(MultivaluedMap<String, String> sent) {
    return new SettingsForm(
        List.copyOf(Objects.requireNonNullElse(sent.get("channel"), List.of())),
        value(sent, "start"),
        value(sent, "end"),
        value(sent, "from_name"),
        value(sent, "reply_to"));
  }

  private static String value(MultivaluedMap<String, String> sent, String field) {
    return Objects.requireNonNullElse(sent.getFirst(field), "").strip();
  }

  void save(Tx tx) {
    set(tx, "/channel", NotificationSettings.EMAIL, flag("email"));
    set(tx, "/channel", NotificationSettings.SMS, flag("sms"));
    set(tx, "/channel", NotificationSettings.PUSH, flag("push"));
    set(tx, "/start", NotificationSettings.QUIET_START, start);
    set(tx, "/end", NotificationSettings.QUIET_END, end);
    set(tx, "/from_name", NotificationSettings.FROM_NAME, fromName);
    if (!replyTo.isEmpty() && !EmailAddress.isValid(replyTo)) {
      throw Problem.invalid(
          "/reply_to", "email", "an e-mail address was expected and '" + replyTo + "' found");
    }
    set(tx, "/reply_to", NotificationSettings.REPLY_TO, replyTo);
  }

  private String flag(String channel) {
    return Boolean.toString(channels.contains(channel));
  }

  /** A refusal names the field of the form. */
  private static void set(Tx tx, String pointer, Setting<?> setting, String value) {
    try {
      Settings.set(tx, setting, value);
    } catch (ProblemException e) {
      throw Problem.invalid(pointer, "setting", e.problem().detail());
    }
  }

  MessagePages.Settings page(Visit visit, NotifySetup setup, Errors errors) {
    return new MessagePages.Settings(
        MessageLog.tabs(visit, "/settings"),
        visit.tx().caller().may("system:settings:write"),
        errors,
        Arrays.stream(NotificationChannel.values())
            .map(channel -> channel(visit, setup, channel))
            .toList(),
        Field.of("start", visit.say("message_settings.start"), start),
        Field.of("end", visit.say("message_settings.end"), end)
            .hint(visit.say("message_settings.end_hint", visit.tx().zone().getId())),
        Field.of("from_name", visit.say("message_settings.from_name"), fromName)
            .hint(
                visit.say("message_settings.from_hint", visit.tx().tenantInfo().name())),
        Field.of("reply_to", visit.say("message_settings.reply_to"), replyTo)
            .hint(visit.say("message_settings.reply_hint")));
  }

  private MessagePages.Channel channel(
      Visit visit, NotifySetup setup, NotificationChannel channel) {
    String wire = WireName.of(channel);
    return new MessagePages.Channel(
        wire,
        visit.say("message_settings." + wire),
        channels.contains(wire),
        setup.channels().contains(channel) ? "" : visit.say("message.unset_" + wire));
  }
}
