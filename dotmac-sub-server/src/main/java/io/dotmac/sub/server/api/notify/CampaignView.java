package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.BulkMessages;
import io.dotmac.sub.core.notify.campaign.Campaign;
import io.dotmac.sub.core.notify.campaign.CampaignId;
import io.dotmac.sub.core.notify.campaign.CampaignSegment;
import io.dotmac.sub.core.notify.campaign.CampaignStatus;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One template for many subscribers.
 *
 * @param tally what became of it so far
 */
public record CampaignView(
    CampaignId id,
    String name,
    String templateCode,
    NotificationChannel channel,
    CampaignSegment segment,
    CampaignStatus status,
    BulkMessages.Tally tally,
    String startedBy,
    Instant createdAt,
    @Nullable Instant finishedAt) {
  static CampaignView of(Campaign row) {
    return new CampaignView(
        row.id(),
        row.name(),
        row.templateCode(),
        row.channel(),
        row.segment(),
        row.status(),
        row.tally(),
        row.startedBy(),
        row.createdAt(),
        row.finishedAt().orElse(null));
  }
}
