package io.dotmac.sub.core.notify.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.notify.BulkMessages;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.TenantEntity;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.tx.WireName;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One template for all subscribers of a segment. */
@Entity
@Table(name = "notification_campaign")
public class Campaign extends TenantEntity {
  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private CampaignId id;

  @Column(name = "name", updatable = false)
  private String name;

  @Column(name = "template_code", updatable = false)
  private String templateCode;

  @Column(name = "channel", updatable = false)
  private NotificationChannel channel;

  @JdbcTypeCode(SqlTypes.JSON)
  @Column(name = "segment", updatable = false)
  private JsonNode segment;

  @Column(name = "status")
  private CampaignStatus status;

  @Nullable
  @Column(name = "reached_id")
  private UUID reachedId;

  @Column(name = "queued_count")
  private int queued;

  @Column(name = "unwanted_count")
  private int unwanted;

  @Column(name = "unreachable_count")
  private int unreachable;

  @Column(name = "started_by", updatable = false)
  private String startedBy;

  @Nullable
  @Column(name = "finished_at")
  private Instant finishedAt;

  /** For Hibernate; others use {@link Campaigns}. */
  protected Campaign() {}

  Campaign(NewCampaign wanted, String startedBy) {
    this.id = CampaignId.next();
    this.name = wanted.name();
    this.templateCode = wanted.templateCode();
    this.channel = wanted.channel();
    this.segment = WireJson.tree(WireJson.write(wanted.segmentOrEverybody()));
    this.status = CampaignStatus.RUNNING;
    this.startedBy = startedBy;
  }

  /** Messages are queued for everybody up to that subscriber. */
  void reach(UUID subscriber, BulkMessages.Tally tally) {
    reachedId = subscriber;
    queued += tally.queued();
    unwanted += tally.unwanted();
    unreachable += tally.unreachable();
  }

  void finish(Instant at) {
    status = CampaignStatus.DONE;
    finishedAt = at;
  }

  void stop(Instant at) {
    if (status == CampaignStatus.STOPPED) {
      throw Problem.conflict(
          "campaign_status", "the campaign is " + WireName.of(status) + " already");
    }
    status = CampaignStatus.STOPPED;
    finishedAt = at;
  }

  public CampaignId id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String templateCode() {
    return templateCode;
  }

  public NotificationChannel channel() {
    return channel;
  }

  /** Whom it is for. */
  public CampaignSegment segment() {
    return WireJson.read(segment.toString(), CampaignSegment.class);
  }

  public CampaignStatus status() {
    return status;
  }

  /** The subscriber up to whom messages are queued. */
  Optional<UUID> reached() {
    return Optional.ofNullable(reachedId);
  }

  /** What became of it so far. */
  public BulkMessages.Tally tally() {
    return new BulkMessages.Tally(queued, unwanted, unreachable);
  }

  /** Who started it. */
  public String startedBy() {
    return startedBy;
  }

  /** When all were queued, or when it was stopped; by the system clock. */
  public Optional<Instant> finishedAt() {
    return Optional.ofNullable(finishedAt);
  }
}
