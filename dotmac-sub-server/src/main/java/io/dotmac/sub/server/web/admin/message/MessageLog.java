package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.NotificationSettings;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Query;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages that wait and those that were sent, and what is said of one everywhere. */
public final class MessageLog {
  static final String PATH = "/admin/messages";

  private static final List<String> STATUSES =
      List.of("queued", "sending", "delivered", "failed", "canceled");
  private static final List<String> CHANNELS =
      Arrays.stream(NotificationChannel.values()).map(WireName::of).toList();
  private static final List<String> CATEGORIES =
      List.of("account", "billing", "service", "usage", "marketing");

  private static final String COLUMNS = "select n.id, n.channel, n.category, n.recipient,"
      + " coalesce(n.subject, left(n.body, 80), n.template_code, '') as title, n.created_at,"
      + " n.status, n.send_at, n.attempt_count, coalesce(n.error, '') as error";

  private MessageLog() {}

  static MessagePages.Log page(Visit visit, NotifySetup setup) {
    long total = narrow(visit, "select count(*)", null).number();
    List<MessagePages.Row> rows = rows(visit, null);
    Filters filters = visit.filters(
        "message.search",
        visit.select("status", "message.status", "message_status", STATUSES),
        visit.select("channel", "message.channel", "message_channel", CHANNELS),
        visit.select("category", "message.category", "message_category", CATEGORIES));
    return new MessagePages.Log(
        visit.say(
            "message.summary",
            count(visit, "queued") + count(visit, "sending"),
            count(visit, "failed")),
        tabs(visit, ""),
        unset(visit, setup),
        filters,
        rows,
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "message"));
  }

  /** The messages of one subscriber, or of all. */
  public static List<MessagePages.Row> rows(Visit visit, @Nullable UUID subscriber) {
    return narrow(visit, COLUMNS, subscriber)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by n.id desc limit :limit offset :offset")
        .list(row -> row(visit, row));
  }

  /** What providers took of the messages to a subscriber: what these saw. */
  public static List<MessagePages.Row> sent(Visit visit, UUID subscriber) {
    return visit
        .query(COLUMNS + " from notification n where n.tenant_id = :tenant"
            + " and n.subscriber_id = :subscriber and n.status = 'delivered'")
        .with("subscriber", subscriber)
        .with("limit", Params.LIMIT)
        .then("order by n.id desc limit :limit")
        .list(row -> row(visit, row));
  }

  /** How many there are of one subscriber. */
  public static long total(Visit visit, UUID subscriber) {
    return narrow(visit, "select count(*)", subscriber).number();
  }

  private static Query narrow(Visit visit, String columns, @Nullable UUID subscriber) {
    Params params = visit.params();
    return visit
        .query(columns + " from notification n where n.tenant_id = :tenant")
        .and("n.subscriber_id = :subscriber", "subscriber", subscriber)
        .and("n.status = :status", "status", known(STATUSES, params.text("status")))
        .and("n.channel = :channel", "channel", known(CHANNELS, params.text("channel")))
        .and("n.category = :category", "category", known(CATEGORIES, params.text("category")))
        .and("n.campaign_id = :campaign", "campaign", params.id("campaign").orElse(null))
        .and(
            "lower(n.recipient) like :like or lower(n.subject) like :like"
                + " or n.template_code like :like",
            "like",
            params.like());
  }

  private static String known(List<String> wires, String text) {
    return wires.contains(text) ? text : "";
  }

  private static long count(Visit visit, String status) {
    return visit
        .query("select count(*) from (select from notification n where n.tenant_id = :tenant"
            + " and n.status = :status limit 10000) counted")
        .with("status", status)
        .number();
  }

  private static MessagePages.Row row(Visit visit, Row row) {
    boolean waits = row.text("status").equals("queued") && row.number("attempt_count") > 0;
    String next =
        waits ? visit.say("webhook.next", visit.formats().moment(row.instant("send_at"))) : "";
    String error = row.text("error");
    return new MessagePages.Row(
        PATH + "/" + row.id("id"),
        row.text("title"),
        row.text("recipient"),
        visit.name("message_channel", row.text("channel")),
        visit.formats().moment(row.instant("created_at")),
        status(visit, row.text("status")),
        error.isEmpty() || next.isEmpty() ? error + next : error + " · " + next);
  }

  static Pill status(Visit visit, String status) {
    Tone tone = switch (status) {
      case "delivered" -> Tone.GOOD;
      case "failed" -> Tone.WARN;
      case "canceled" -> Tone.NEUTRAL;
      default -> Tone.INFO;
    };
    return Pill.of(tone, visit.name("message_status", status));
  }

  /** What is to be done before the channels that the tenant uses send anything. */
  static List<String> unset(Visit visit, NotifySetup setup) {
    return Arrays.stream(NotificationChannel.values())
        .filter(channel -> NotificationSettings.isEnabled(visit.tx(), channel))
        .filter(channel -> !setup.channels().contains(channel))
        .map(channel -> visit.say("message.unset_" + WireName.of(channel)))
        .toList();
  }

  /** The parts of these pages that the reader may see; {@code current} is the end of its path. */
  static List<MessagePages.Tab> tabs(Visit visit, String current) {
    List<MessagePages.Tab> all = List.of(
        tab(visit, "", "message.tab_log", current),
        tab(visit, "/templates", "message.tab_templates", current),
        tab(visit, "/campaigns", "message.tab_campaigns", current),
        tab(visit, "/settings", "message.tab_settings", current));
    return visit.tx().caller().may("system:settings:read") ? all : all.subList(0, 1);
  }

  private static MessagePages.Tab tab(Visit visit, String end, String key, String current) {
    return new MessagePages.Tab(PATH + end, visit.say(key), end.equals(current));
  }
}
