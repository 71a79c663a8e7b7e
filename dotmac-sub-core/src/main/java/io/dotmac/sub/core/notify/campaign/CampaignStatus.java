package io.dotmac.sub.core.notify.campaign;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a campaign has come. */
public enum CampaignStatus {
  /** Its messages are being queued. */
  RUNNING,
  /** All of them are queued. */
  DONE,
  /** Somebody stopped it; what was not sent yet is not sent. */
  STOPPED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<CampaignStatus> {
    /** For Hibernate. */
    public Column() {
      super(CampaignStatus.class);
    }
  }
}
