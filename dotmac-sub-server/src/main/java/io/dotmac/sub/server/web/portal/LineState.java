package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** The state of a customer's line in plain words: what it is and what to do about it. */
record LineState(Visit visit, Row row) {

  PortalPages.Line line() {
    Formats formats = visit.formats();
    Instant started = row.instantOrNull("started_at");
    Instant ended = row.instantOrNull("ended_at");
    if (row.text("plan").isEmpty()) {
      return plain("", "wifi-off", "portal.no_service", visit.say("portal.no_service_text"));
    }
    if (!row.text("locked").isEmpty()) {
      return locked();
    }
    if (!row.text("slowed").isEmpty()) {
      return slowed();
    }
    if (started != null) {
      String since = visit.say("portal.online_text", formats.shortMoment(started));
      return plain("good", "wifi", "portal.online", since);
    }
    return ended == null
        ? plain("", "wifi-off", "portal.never", visit.say("portal.never_text"))
        : plain(
            "warn",
            "wifi-off",
            "portal.offline",
            visit.say("portal.offline_text", formats.shortMoment(ended)));
  }

  private PortalPages.Line locked() {
    boolean overdue = row.text("locked").equals("overdue");
    Currency currency = Currency.getInstance(row.text("currency"));
    String owed = visit.formats().money(row.number("overdue"), currency);
    return plain(
        overdue ? "bad" : "warn",
        "lock",
        "portal.suspended",
        overdue ? visit.say("portal.suspended_text", owed) : visit.say("portal.locked_text"));
  }

  private PortalPages.Line slowed() {
    boolean overdue = row.text("slowed").equals("overdue");
    Currency currency = Currency.getInstance(row.text("currency"));
    String owed = visit.formats().money(row.number("overdue"), currency);
    String why = overdue
        ? visit.say("portal.slowed_text", owed)
        : visit.say("portal.slowed_" + (row.text("slowed").equals("quota") ? "quota" : "other"));
    return plain("warn", "gauge", "portal.slowed", why);
  }

  private PortalPages.Line plain(String tone, String icon, String key, String text) {
    return new PortalPages.Line(tone, icon, visit.say(key), text, figures());
  }

  private List<PortalPages.Figure> figures() {
    Formats formats = visit.formats();
    List<PortalPages.Figure> figures = new ArrayList<>();
    long down = row.number("down_kbps");
    // A reduced line has other rates than its plan; those of the plan come back with it.
    String which = row.text("slowed").isEmpty() ? "" : "_full";
    if (down > 0) {
      figures.add(new PortalPages.Figure(formats.rate(down), visit.say("portal.download" + which)));
      figures.add(new PortalPages.Figure(
          formats.rate(row.number("up_kbps")), visit.say("portal.upload" + which)));
    }
    Instant started = row.instantOrNull("started_at");
    Instant now = visit.tx().now();
    if (started != null && started.isBefore(now)) {
      String length = formats.durationInWords(Duration.between(started, now));
      figures.add(new PortalPages.Figure(length, visit.say("portal.online_for")));
    }
    return List.copyOf(figures);
  }
}
