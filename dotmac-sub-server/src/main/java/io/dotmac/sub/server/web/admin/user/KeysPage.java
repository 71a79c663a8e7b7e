package io.dotmac.sub.server.web.admin.user;

import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.key.KeyLimits;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keys of programs, and the form for another. */
final class KeysPage {
  private static final String ROWS = "select k.*, p.name as owner, (k.expires_at is not null"
      + " and k.expires_at <= :now) as expired from api_key k join principal p"
      + " on p.tenant_id = k.tenant_id and p.id = k.principal_id where k.tenant_id = :tenant";

  private KeysPage() {}

  static UserPages.Keys page(
      Visit visit,
      MultivaluedMap<String, String> sent,
      UserPages.@Nullable Shown shown,
      Errors errors) {
    List<UserPages.Key> rows = visit
        .query(ROWS)
        .with("now", visit.tx().systemNow())
        .with("limit", 4 * Params.LIMIT)
        .then("order by k.is_active desc, lower(k.label), k.id limit :limit")
        .list(row -> key(visit, row));
    return new UserPages.Keys(
        visit.say("key.count", rows.size(), "", visit.formats().count(rows.size())),
        UserTabs.of(visit, UserTabs.KEYS),
        errors,
        shown,
        Rows.of(rows),
        Rows.of(List.of(
            Field.of("label", visit.say("key.label"), UserPage.text(sent, "label")),
            Field.of("days", visit.say("key.days"), UserPage.text(sent, "days"))
                .hint(visit.say("key.days_hint")),
            Field.of("per_minute", visit.say("key.per_minute"), UserPage.text(sent, "per_minute"))
                .hint(visit.say(
                    "key.per_minute_hint",
                    visit.formats().count(Settings.get(visit.tx(), KeyLimits.PER_MINUTE)))))),
        PermissionBoxes.of(sent.getOrDefault("permission", List.of())),
        visit.empty(rows.isEmpty(), "key"));
  }

  private static UserPages.Key key(Visit visit, Row row) {
    boolean active = row.flag("is_active");
    Instant expires = row.instantOrNull("expires_at");
    String may = row.text("permissions");
    Integer own = row.integer("requests_per_minute");
    int limit = own == null ? Settings.get(visit.tx(), KeyLimits.PER_MINUTE) : own;
    return new UserPages.Key(
        row.text("label"),
        row.text("key_prefix") + "…",
        row.text("owner"),
        may.equals(ApiKey.ALL) ? visit.say("key.all") : may.replace(" ", ", "),
        visit.say("key.a_minute", visit.formats().count(limit)),
        UserList.lastLogin(visit, row.instantOrNull("last_used_at")),
        expires == null ? visit.say("key.no_expiry") : visit.formats().moment(expires),
        status(visit, active, row.flag("expired")),
        active ? UserTabs.KEYS + "/" + row.id("id") + "/revoke" : null);
  }

  private static Pill status(Visit visit, boolean active, boolean expired) {
    if (!active) {
      return Pill.of(Tone.NEUTRAL, visit.say("key.revoked"));
    }
    return expired
        ? Pill.of(Tone.WARN, visit.say("key.expired"))
        : Pill.of(Tone.GOOD, visit.say("key.active"));
  }
}
