package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.BulkMessages.Tally;
import io.dotmac.sub.core.notify.campaign.CampaignSegment;
import io.dotmac.sub.core.notify.campaign.NewCampaign;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscriber.SubscriberStatus;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it was typed.
 *
 * @param template code and channel, with a blank between them
 */
record CampaignForm(
    String name,
    String template,
    List<String> statuses,
    String offer,
    String reseller,
    String owes) {
  static CampaignForm blank() {
    return new CampaignForm("", "", List.of("active"), "", "", "");
  }

  static CampaignForm of(MultivaluedMap<String, String> sent) {
    return new CampaignForm(
        value(sent, "name"),
        value(sent, "template"),
        List.copyOf(Objects.requireNonNullElse(sent.get("status"), List.of())),
        value(sent, "offer"),
        value(sent, "reseller"),
        value(sent, "owes"));
  }

  private static String value(MultivaluedMap<String, String> sent, String field) {
    return Objects.requireNonNullElse(sent.getFirst(field), "").strip();
  }

  NewCampaign wanted() {
    int blank = template.indexOf(' ');
    if (blank < 0) {
      throw Problem.invalid("/template", "required", "a template was expected and none found");
    }
    return new NewCampaign(
        name,
        template.substring(0, blank),
        WireName.parse(NotificationChannel.class, template.substring(blank + 1)),
        new CampaignSegment(
            statuses.stream()
                .map(wire -> WireName.parse(SubscriberStatus.class, wire))
                .toList(),
            id(offer),
            id(reseller),
            amount()));
  }

  private static @Nullable UUID id(String text) {
    return text.isEmpty() ? null : Id.parse(text);
  }

  private @Nullable BigDecimal amount() {
    try {
      return owes.isEmpty() ? null : new BigDecimal(owes);
    } catch (NumberFormatException e) {
      throw Problem.invalid("/owes", "amount", "an amount was expected and '" + owes + "' found");
    }
  }

  MessagePages.CampaignForm page(Visit visit, Errors errors, @Nullable Tally tally) {
    List<Filters.Option> states = new ArrayList<>();
    for (SubscriberStatus status : SubscriberStatus.values()) {
      String wire = WireName.of(status);
      states.add(new Filters.Option(wire, visit.name("status", wire), statuses.contains(wire)));
    }
    return new MessagePages.CampaignForm(
        errors,
        Field.of("name", visit.say("campaign.name"), name).focused(),
        templates(visit),
        List.copyOf(states),
        rows(visit, "catalog_offer", offer, "status = 'active'"),
        rows(visit, "reseller", reseller, "true"),
        Field.of("owes", visit.say("campaign.owes"), owes)
            .hint(visit.say("campaign.owes_hint", visit.tx().tenantInfo().currency())),
        tally == null
            ? ""
            : visit.say("campaign.counted", tally.queued(), tally.unwanted(), tally.unreachable()));
  }

  private List<Filters.Option> templates(Visit visit) {
    return NotificationTemplates.wordings(visit.tx()).everything().stream()
        .filter(CampaignForm::isSendable)
        .map(wording -> wording.code() + " " + WireName.of(wording.channel()))
        .distinct()
        .sorted()
        .map(key -> new Filters.Option(
            key,
            key.substring(0, key.indexOf(' ')) + ", "
                + visit.name("message_channel", key.substring(key.indexOf(' ') + 1)),
            key.equals(template)))
        .toList();
  }

  private static boolean isSendable(Wording wording) {
    return wording.isActive()
        && wording.eventType() == null
        && wording.category().isOptional();
  }

  private static List<Filters.Option> rows(
      Visit visit, String table, String chosen, String condition) {
    List<Filters.Option> options = new ArrayList<>();
    options.add(new Filters.Option("", visit.say("list.all"), chosen.isEmpty()));
    visit
        .query("select id, name from " + table + " where tenant_id = :tenant and " + condition)
        .then("order by name limit 500")
        .list(row -> options.add(new Filters.Option(
            row.id("id").toString(), row.text("name"), row.id("id").toString().equals(chosen))));
    return List.copyOf(options);
  }
}
