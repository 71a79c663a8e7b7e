package io.dotmac.sub.server.web.admin.monitor.form;

import io.dotmac.sub.core.network.poll.SnmpAuthProtocol;
import io.dotmac.sub.core.network.poll.SnmpCredential;
import io.dotmac.sub.core.network.poll.SnmpCredentialId;
import io.dotmac.sub.core.network.poll.SnmpCredentials;
import io.dotmac.sub.core.network.poll.SnmpCredentials.Secrets;
import io.dotmac.sub.core.network.poll.SnmpPrivProtocol;
import io.dotmac.sub.core.network.poll.SnmpTerms;
import io.dotmac.sub.core.network.poll.SnmpVersion;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.json.Json;
import io.dotmac.sub.server.security.RequirePermission;
import io.dotmac.sub.server.web.Portal;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Input;
import io.dotmac.sub.server.web.part.Link;
import io.dotmac.sub.server.web.part.Rows;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How devices let themselves be asked. Secrets are typed and never shown. */
@Path("/admin/network/snmp-credentials")
@Produces(MediaType.TEXT_HTML)
@Hidden
public final class CredentialPages extends FormResource {
  private static final Set<String> INPUTS =
      Set.of("name", "snmp_version", "username", "auth_protocol", "priv_protocol");

  private final SnmpCredentials credentials;

  /** Secrets are sealed by {@code credentials}. */
  public CredentialPages(Portal portal, Database db, SnmpCredentials credentials) {
    super(portal, db);
    this.credentials = credentials;
  }

  @GET
  @RequirePermission(value = SEE, realms = Realm.STAFF)
  public Response list(@Auth Caller caller, @Context ContainerRequestContext request) {
    return show(request, caller, "admin/watch", WatchLists::credentials);
  }

  @Override
  Sent blank(Visit visit) {
    return Sent.of(SnmpTerms.BLANK, visit.tx().zone());
  }

  @Override
  Sent stored(Visit visit, UUID id) {
    SnmpCredential found = credentials.require(visit.tx(), new SnmpCredentialId(id));
    return Sent.of(found.terms(), visit.tx().zone())
        .with(ItemForms.VERSION, Integer.toString(found.version()));
  }

  @Override
  UUID create(Tx tx, Sent values) {
    return credentials
        .create(tx, terms(tx, values, SnmpTerms.BLANK), secrets(values))
        .id()
        .value();
  }

  @Override
  void change(Tx tx, UUID id, Sent values) {
    SnmpCredentialId of = new SnmpCredentialId(id);
    SnmpCredential found = credentials.require(tx, of);
    ItemForms.requireVersion(values, found.version());
    credentials.update(tx, of, terms(tx, values, found.terms()), secrets(values));
  }

  @Override
  void activate(Tx tx, UUID id, boolean active) {
    SnmpCredentialId of = new SnmpCredentialId(id);
    if (!active) {
      credentials.deactivate(tx, of);
      return;
    }
    SnmpTerms on = Fields.<SnmpTerms>of(Json.mapper().createObjectNode().put("is_active", true))
        .over(credentials.require(tx, of).terms());
    credentials.update(tx, of, on, new Secrets(null, null, null));
  }

  @Override
  String after(UUID id) {
    return WatchLists.CREDENTIALS;
  }

  private static SnmpTerms terms(Tx tx, Sent values, SnmpTerms before) {
    Sent plain = values.text("snmp_version").equals("v3")
        ? values
        : values.with("username", "").with("auth_protocol", "none").with("priv_protocol", "none");
    return Fields.<SnmpTerms>of(plain.json(SnmpTerms.class, INPUTS, tx.zone())).over(before);
  }

  private static Secrets secrets(Sent values) {
    return new Secrets(
        typed(values, "community"), typed(values, "auth_secret"), typed(values, "priv_secret"));
  }

  private static @Nullable String typed(Sent values, String name) {
    return values.text(name).isEmpty() ? null : values.text(name);
  }

  @Override
  FormPage page(Visit visit, @Nullable UUID id, Sent values) {
    SnmpCredential found =
        id == null ? null : credentials.require(visit.tx(), new SnmpCredentialId(id));
    boolean active = found != null && found.terms().isActive();
    return new FormPage(
        found == null ? visit.say("snmp.add") : found.terms().name(),
        new Link(WatchLists.CREDENTIALS, visit.say("watch.credentials")),
        visit.say("snmp.text"),
        ItemForms.status(visit, id, active),
        ItemForms.buttons(visit, WatchLists.CREDENTIALS, id, active),
        Errors.NONE,
        Rows.of(List.of()),
        WatchLists.CREDENTIALS + "/" + (id == null ? "new" : id),
        ItemForms.version(values),
        inputs(visit, found, values),
        true,
        null,
        visit.say(id == null ? "snmp.add" : "action.save"));
  }

  private static List<Input> inputs(Visit visit, @Nullable SnmpCredential found, Sent values) {
    return List.of(
        Input.text("name", visit.say("snmp.name"), values.text("name")).focused(),
        choice(visit, values, "snmp_version", SnmpVersion.values()),
        secret(visit, "community", found != null && found.hasCommunity()),
        Input.text("username", visit.say("snmp.username"), values.text("username"))
            .hint(visit.say("snmp.v3_hint")),
        choice(visit, values, "auth_protocol", SnmpAuthProtocol.values()),
        secret(visit, "auth_secret", found != null && found.hasAuthSecret()),
        choice(visit, values, "priv_protocol", SnmpPrivProtocol.values()),
        secret(visit, "priv_secret", found != null && found.hasPrivSecret()));
  }

  private static Input choice(Visit visit, Sent values, String name, Enum<?>[] all) {
    return Input.choice(
        name,
        visit.say("snmp." + name),
        Options.values(visit, "snmp_" + name, all, values.text(name)));
  }

  private static Input secret(Visit visit, String name, boolean isSet) {
    String label = visit.say("snmp." + name);
    return Input.secret(name, isSet ? label + " (" + visit.say("snmp.is_set") + ")" : label)
        .hint(visit.say(isSet ? "snmp.kept_hint" : "snmp." + name + "_hint"));
  }
}
