package io.dotmac.sub.core.notify.campaign;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.notify.BulkMessages;
import io.dotmac.sub.core.notify.BulkMessages.Tally;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns: counted, started, carried on, stopped. */
public final class Campaigns {
  /** All of them, the newest first; staff only. */
  public static final Listing<Campaign> LISTING = Listing.of(Campaign.class)
      .filter("status", "e.status = :status", text -> WireName.parse(CampaignStatus.class, text))
      .filter(
          "channel",
          "e.channel = :channel",
          text -> WireName.parse(NotificationChannel.class, text))
      .filter("template_code", "e.templateCode = :template_code", text -> text)
      .sort("name", "lower(e.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.name) like :q");

  /** How many subscribers one transaction is for. */
  static final int AT_ONCE = 500;

  private static final UUID NOBODY = new UUID(0, 0);

  private static final String NEXT = """
      select s.id from subscriber s
      where s.tenant_id = ? and s.id > ? and s.erased_at is null and s.status = any (?)
        and (?::uuid is null or s.reseller_id = ?)
        and (?::uuid is null or exists (select from subscription u
          where u.tenant_id = s.tenant_id and u.subscriber_id = s.id and u.offer_id = ?
            and u.status in ('active', 'suspended')))
      order by s.id limit %d
      """.formatted(AT_ONCE);

  private static final String STOP = """
      update notification set status = 'canceled', updated_at = now(), version = version + 1
      where tenant_id = ? and campaign_id = ? and status = 'queued'
      """;

  private static final String RUNNING = """
      select id from notification_campaign where tenant_id = ? and status = 'running'
      order by id limit 1 for update skip locked
      """;

  private final BulkMessages messages;
  private final Debtors debtors;

  /** Says what that installation can say; {@code debtors} knows who owes. */
  public Campaigns(NotifySetup setup, Debtors debtors) {
    this.messages = new BulkMessages(setup);
    this.debtors = debtors;
  }

  /** What it would do, without doing it. */
  public Tally count(Tx tx, NewCampaign wanted) {
    wanted.check();
    messages.check(tx, wanted.templateCode(), wanted.channel());
    CampaignSegment segment = wanted.segmentOrEverybody();
    Tally all = Tally.NONE;
    List<UUID> some = next(tx, segment, NOBODY);
    while (!some.isEmpty()) {
      List<UUID> meant = meant(tx, segment, some);
      all = all.plus(messages.count(tx, wanted.templateCode(), wanted.channel(), meant));
      some = next(tx, segment, some.get(some.size() - 1));
    }
    return all;
  }

  /** Starts it; its first messages are queued with it, the others by {@link #advance}. */
  public Campaign start(Tx tx, NewCampaign wanted) {
    wanted.check();
    messages.check(tx, wanted.templateCode(), wanted.channel());
    Campaign campaign = new Campaign(wanted, tx.actor().name());
    tx.save(campaign);
    some(tx, campaign);
    return campaign;
  }

  /**
   * Queues the next messages of the oldest campaign that is running and that no other node works
   * on; for a job.
   *
   * @return false when there is none
   */
  public boolean advance(Tx tx) {
    Optional<UUID> running = tx.jdbc(connection -> running(connection, tx));
    running.ifPresent(id -> some(tx, tx.require(Campaign.class, new CampaignId(id))));
    return running.isPresent();
  }

  private static Optional<UUID> running(Connection connection, Tx tx) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(RUNNING)) {
      query.setObject(1, tx.tenant().value());
      ResultSet row = query.executeQuery();
      return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
    }
  }

  /** Queues nothing more, and what was not sent yet is not sent. */
  public Campaign stop(Tx tx, CampaignId id) {
    Campaign campaign = tx.lock(Campaign.class, LISTING.require(tx, id).id());
    campaign.stop(tx.systemNow());
    tx.jdbc(connection -> {
      try (PreparedStatement stop = connection.prepareStatement(STOP)) {
        stop.setObject(1, tx.tenant().value());
        stop.setObject(2, id.value());
        return stop.executeUpdate();
      }
    });
    return campaign;
  }

  private void some(Tx tx, Campaign campaign) {
    CampaignSegment segment = campaign.segment();
    List<UUID> some = next(tx, segment, campaign.reached().orElse(NOBODY));
    if (!some.isEmpty()) {
      List<UUID> meant = meant(tx, segment, some);
      Tally tally = messages.queue(
          tx, campaign.id().value(), campaign.templateCode(), campaign.channel(), meant);
      campaign.reach(some.get(some.size() - 1), tally);
    }
    if (some.size() < AT_ONCE) {
      campaign.finish(tx.systemNow());
    }
  }

  private List<UUID> meant(Tx tx, CampaignSegment segment, List<UUID> some) {
    BigDecimal atLeast = segment.owesAtLeast();
    return atLeast == null ? some : debtors.owing(tx, some, atLeast);
  }

  private static List<UUID> next(Tx tx, CampaignSegment segment, UUID after) {
    return tx.jdbc(connection -> {
      List<UUID> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(NEXT)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, after);
        query.setArray(
            3,
            connection.createArrayOf(
                "text", segment.statusesOrUsual().stream().map(WireName::of).toArray()));
        id(query, 4, segment.resellerId());
        id(query, 5, segment.resellerId());
        id(query, 6, segment.offerId());
        id(query, 7, segment.offerId());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          found.add(Objects.requireNonNull(row.getObject(1, UUID.class)));
        }
      }
      return found;
    });
  }

  private static void id(PreparedStatement query, int index, @Nullable UUID id)
      throws SQLException {
    query.setObject(index, id, java.sql.Types.OTHER);
  }
}
