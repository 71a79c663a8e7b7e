package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.notify.template.Wordings;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One template for many subscribers, each in their language and if they want it. */
public final class BulkMessages {
  private final NotifySetup setup;

  /** Says what that installation can say. */
  public BulkMessages(NotifySetup setup) {
    this.setup = setup;
  }

  /**
   * What becomes of a message to some subscribers.
   *
   * @param queued messages: one for each app where it is push
   * @param unwanted subscribers who do not want it
   * @param unreachable subscribers who have no address on the channel, or no words in any language
   */
  public record Tally(int queued, int unwanted, int unreachable) {
    /** Of nobody. */
    public static final Tally NONE = new Tally(0, 0, 0);

    /** Both together. */
    public Tally plus(Tally other) {
      return new Tally(
          queued + other.queued, unwanted + other.unwanted, unreachable + other.unreachable);
    }
  }

  /** Refuses a template that cannot be sent to many, and a channel that is not set up. */
  public void check(Tx tx, String code, NotificationChannel channel) {
    boolean usable = NotificationTemplates.wordings(tx).everything().stream()
        .anyMatch(wording ->
            wording.code().equals(code) && wording.channel() == channel && isSendable(wording));
    if (!usable) {
      throw Problem.invalid(
          "/template_code",
          "template",
          "an active template for " + WireName.of(channel) + " that no event sends was expected"
              + " and '" + code + "' found");
    }
    if (!setup.channels().contains(channel)) {
      throw Problem.conflict("channel_unset", NotifySetup.unset(channel));
    }
  }

  private static boolean isSendable(Wording wording) {
    return wording.isActive()
        && wording.eventType() == null
        && wording.category().isOptional();
  }

  /** Counts what {@link #queue} would do. */
  public Tally count(Tx tx, String code, NotificationChannel channel, List<UUID> subscribers) {
    return drafted(tx, null, code, channel, subscribers, new ArrayList<>());
  }

  /** Queues the message for each of them in one statement; once, however often it is asked for. */
  public Tally queue(
      Tx tx, UUID campaign, String code, NotificationChannel channel, List<UUID> subscribers) {
    List<Draft> drafts = new ArrayList<>();
    Tally tally = drafted(tx, campaign, code, channel, subscribers, drafts);
    Draft.queue(tx, drafts);
    return tally;
  }

  private Tally drafted(
      Tx tx,
      @Nullable UUID campaign,
      String code,
      NotificationChannel channel,
      List<UUID> subscribers,
      List<Draft> drafts) {
    Wordings wordings = NotificationTemplates.wordings(tx);
    Instant sendAt = NotificationSettings.sendAt(tx, channel);
    String portal = setup.url(tx) + "/portal";
    Tally tally = Tally.NONE;
    for (Recipient each : Recipients.of(tx, subscribers).values()) {
      List<Locale> languages = each.languages(tx.tenantInfo().locale());
      Optional<Wording> wording =
          wordings.find(code, channel, languages).filter(BulkMessages::isSendable);
      List<String> addresses = each.addresses(channel);
      if (wording.isEmpty() || addresses.isEmpty()) {
        tally = tally.plus(new Tally(0, 0, 1));
      } else if (!each.choices().wants(wording.get().category(), channel)) {
        tally = tally.plus(new Tally(0, 1, 0));
      } else {
        tally = tally.plus(new Tally(addresses.size(), 0, 0));
        if (campaign != null) {
          Wording.Rendered text =
              wording.get().render(each.values(tx.tenantInfo().name(), portal, null));
          addresses.forEach(
              address -> drafts.add(draft(campaign, each, wording.get(), address, text, sendAt)));
        }
      }
    }
    return tally;
  }

  private static Draft draft(
      UUID campaign,
      Recipient recipient,
      Wording wording,
      String address,
      Wording.Rendered text,
      Instant sendAt) {
    return new Draft(
        NotificationId.next(),
        recipient.id(),
        wording.category(),
        wording.channel(),
        wording.code(),
        wording.language(),
        null,
        campaign,
        address,
        text,
        null,
        Draft.BULK,
        sendAt,
        null);
  }
}
