package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.access.sync.PasswordFormat;
import io.dotmac.sub.core.access.sync.RadiusSyncJob;
import io.dotmac.sub.core.access.sync.RadiusSyncJobs;
import io.dotmac.sub.core.access.sync.RadiusSyncTerms;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A new FreeRADIUS to be kept in step. */
record SyncForm(
    String name, String url, String user, String password, String format, boolean adopt) {
  /** What the page shows. */
  record Page(Errors errors, List<Field> fields, List<Filters.Option> formats, boolean adopts) {}

  static SyncForm blank() {
    return new SyncForm("", "", "", "", "cleartext", false);
  }

  static SyncForm of(MultivaluedMap<String, String> sent) {
    return new SyncForm(
        value(sent, "name"),
        value(sent, "database_url"),
        value(sent, "database_user"),
        value(sent, "database_password"),
        value(sent, "password_format"),
        !value(sent, "adopt_existing").isEmpty());
  }

  private static String value(MultivaluedMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  /** Records it; a wrong value is a problem that names it. */
  RadiusSyncJob create(Tx tx, RadiusSyncJobs jobs) {
    if (Arrays.stream(PasswordFormat.values()).map(WireName::of).noneMatch(format::equals)) {
      throw Problem.invalid("/password_format", "unknown", "a form of passwords was expected");
    }
    RadiusSyncTerms blank = RadiusSyncTerms.BLANK;
    return jobs.create(
        tx,
        new RadiusSyncTerms(
            name,
            null,
            url,
            user,
            blank.syncUsers(),
            blank.syncNasClients(),
            blank.importAccounting(),
            WireName.parse(PasswordFormat.class, format),
            adopt,
            blank.intervalMinutes(),
            true),
        password);
  }

  /** The password is never shown again, not even to whoever typed it. */
  Page page(Visit visit, String problem) {
    return new Page(
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        List.of(
            Field.of("name", visit.say("nas.name"), name).focused(),
            Field.of("database_url", visit.say("sync.url"), url).hint(visit.say("sync.url_hint")),
            Field.of("database_user", visit.say("sync.user"), user)),
        Arrays.stream(PasswordFormat.values())
            .map(WireName::of)
            .map(wire ->
                new Filters.Option(wire, visit.name("password_format", wire), wire.equals(format)))
            .toList(),
        adopt);
  }
}
