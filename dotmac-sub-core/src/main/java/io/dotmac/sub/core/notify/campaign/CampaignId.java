package io.dotmac.sub.core.notify.campaign;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names a campaign. */
@Embeddable
public record CampaignId(UUID value) implements Id {
  /** A new id. */
  public static CampaignId next() {
    return new CampaignId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static CampaignId parse(String text) {
    return new CampaignId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
