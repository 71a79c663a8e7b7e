package io.dotmac.sub.core.notify.campaign;

import java.util.List;

/** Entities and column converters of this package, for the session factory. */
public final class CampaignEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(Campaign.class, CampaignStatus.Column.class);

  private CampaignEntities() {}
}
