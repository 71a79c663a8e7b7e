package io.dotmac.sub.server.job;

import io.dotmac.sub.core.job.CatchUp;
import io.dotmac.sub.core.job.Job;
import io.dotmac.sub.core.job.JobSchedule;
import io.dotmac.sub.server.api.network.plant.GisSync;
import java.time.Duration;
import java.util.List;

/** What is done for the plant by itself. */
public final class PlantJobs {
  private final GisSync sources;

  /** Looks at sources through {@code sources}. */
  public PlantJobs(GisSync sources) {
    this.sources = sources;
  }

  /** All of them. */
  public List<Job> all() {
    return List.of(new Job(
        "sync_gis_sources",
        "Looks at sources of the fibre plant, each as often as it says",
        JobSchedule.every(Duration.ofMinutes(5)),
        CatchUp.SKIP,
        (tenant, dueAt) -> sources.due(tenant.id())));
  }
}
