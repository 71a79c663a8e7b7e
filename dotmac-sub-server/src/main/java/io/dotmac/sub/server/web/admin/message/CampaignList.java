package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.util.List;

/** The campaigns, the newest first. */
final class CampaignList {
  static final String PATH = MessageLog.PATH + "/campaigns";

  private CampaignList() {}

  static MessagePages.Campaigns page(Visit visit) {
    long total = visit
        .query("select count(*) from notification_campaign where tenant_id = :tenant")
        .number();
    List<MessagePages.CampaignRow> rows = visit
        .query("select id, name, template_code, channel, status, created_at, queued_count,"
            + " unwanted_count, unreachable_count from notification_campaign"
            + " where tenant_id = :tenant")
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .then("order by id desc limit :limit offset :offset")
        .list(row -> row(visit, row));
    return new MessagePages.Campaigns(
        visit.say("campaign.summary", total),
        MessageLog.tabs(visit, "/campaigns"),
        visit.tx().caller().may("system:settings:write"),
        rows,
        visit.pager(rows.size(), total),
        visit.empty(rows.isEmpty(), "campaign"));
  }

  private static MessagePages.CampaignRow row(Visit visit, Row row) {
    String status = row.text("status");
    Tone tone = switch (status) {
      case "done" -> Tone.GOOD;
      case "stopped" -> Tone.NEUTRAL;
      default -> Tone.INFO;
    };
    boolean may = visit.tx().caller().may("system:settings:write");
    return new MessagePages.CampaignRow(
        row.text("name"),
        MessageLog.PATH + "?campaign=" + row.id("id"),
        row.text("template_code") + ", " + visit.name("message_channel", row.text("channel")),
        visit.formats().moment(row.instant("created_at")),
        Pill.of(tone, visit.name("campaign_status", status)),
        visit.formats().count(row.number("queued_count")),
        visit.formats().count(row.number("unwanted_count")),
        visit.formats().count(row.number("unreachable_count")),
        may && !status.equals("stopped") ? PATH + "/" + row.id("id") + "/stop" : "");
  }
}
