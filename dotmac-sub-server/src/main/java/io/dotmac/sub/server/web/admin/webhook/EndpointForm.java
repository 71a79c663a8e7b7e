package io.dotmac.sub.server.web.admin.webhook;

import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.webhook.WebhookEndpointTerms;
import io.dotmac.sub.core.webhook.WebhookEndpoints;
import io.dotmac.sub.core.webhook.WebhookSubscriptions;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A new endpoint with the events it gets. */
record EndpointForm(String name, String url, String description, String events) {
  static EndpointForm blank() {
    return new EndpointForm("", "", "", WebhookSubscriptions.ALL);
  }

  static EndpointForm of(MultivaluedMap<String, String> sent) {
    return new EndpointForm(
        value(sent, "name"), value(sent, "url"), value(sent, "description"), value(sent, "events"));
  }

  private static String value(MultivaluedMap<String, String> sent, String field) {
    return Objects.requireNonNullElse(sent.getFirst(field), "").strip();
  }

  /** Records it; a wrong value is a problem that names it. */
  WebhookEndpoints.Made create(Tx tx, WebhookEndpoints endpoints) {
    String told = description.isEmpty() ? null : description;
    WebhookEndpoints.Made made =
        endpoints.create(tx, new WebhookEndpointTerms(name, url, told, true), null);
    tx.session().flush();
    WebhookSubscriptions subscriptions = new WebhookSubscriptions();
    Arrays.stream(events.split("[\\s,]+"))
        .filter(type -> !type.isEmpty())
        .distinct()
        .forEach(type -> subscriptions.create(tx, made.endpoint().id(), type));
    return made;
  }

  WebhookPages.Form page(Visit visit, String problem) {
    return new WebhookPages.Form(
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        List.of(
            Field.of("name", visit.say("webhook.name"), name).focused(),
            Field.of("url", visit.say("webhook.url"), url).hint(visit.say("webhook.url_hint")),
            Field.of("events", visit.say("webhook.events"), events)
                .hint(visit.say("webhook.events_hint")),
            Field.of("description", visit.say("webhook.description"), description)));
  }
}
