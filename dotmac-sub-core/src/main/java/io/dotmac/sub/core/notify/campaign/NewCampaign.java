package io.dotmac.sub.core.notify.campaign;

import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.problem.Checks;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to whom.
 *
 * @param templateCode a template that no event sends
 * @param segment absent: everybody who is served
 */
public record NewCampaign(
    String name,
    String templateCode,
    NotificationChannel channel,
    @Nullable CampaignSegment segment) {
  void check() {
    new Checks()
        .required("/name", name, 200)
        .required("/template_code", templateCode, 100)
        .present("/channel", channel)
        .done();
    segmentOrEverybody().check();
  }

  CampaignSegment segmentOrEverybody() {
    return segment == null ? CampaignSegment.EVERYBODY : segment;
  }
}
