package io.dotmac.sub.core.network.plant.source;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Which sources are to be looked at, and what was found there. */
public final class GisSources {
  /** All looks, the newest first; staff only. */
  public static final Listing<GisSourceRun> RUNS = Listing.of(GisSourceRun.class)
      .filter("source_id", "e.source = :source_id", Id::parse)
      .filter("status", "e.status = :status", text -> WireName.parse(GisSourceStatus.class, text))
      .sort("started_at", "e.startedAt");

  /** The entities and columns of this package, for the session factory. */
  public static final List<Class<?>> ENTITIES =
      List.of(GisSourceRun.class, GisSourceStatus.Column.class);

  /** So many looks at a source are kept. */
  private static final int KEPT = 100;

  private GisSources() {}

  /** Those whose interval is over, at the machine's time. */
  public static List<UUID> due(Tx tx) {
    return tx.session()
        .createNativeQuery(
            "select s.id from gis_source s where s.tenant_id = :tenant and s.is_active"
                + " and not exists (select from gis_source_run r where r.tenant_id = s.tenant_id"
                + " and r.source_id = s.id"
                + " and r.started_at > cast(:now as timestamptz)"
                + " - s.interval_minutes * interval '1 minute')"
                + " order by s.id",
            UUID.class)
        .setParameter("tenant", tx.tenant().value())
        .setParameter("now", tx.systemNow())
        .getResultList();
  }

  /** Keeps what was found, and forgets what was found long ago. */
  public static GisSourceRun record(Tx tx, UUID source, Instant startedAt, GisFindings found) {
    GisSourceRun run = new GisSourceRun(source, startedAt, found);
    tx.save(run);
    tx.session().flush();
    tx.session()
        .createNativeMutationQuery(
            "delete from gis_source_run where tenant_id = :tenant and id in (select id from"
                + " gis_source_run where tenant_id = :tenant and source_id = :source"
                + " order by started_at desc offset :kept)")
        .setParameter("tenant", tx.tenant().value())
        .setParameter("source", source)
        .setParameter("kept", KEPT)
        .executeUpdate();
    return run;
  }
}
