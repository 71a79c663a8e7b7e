package io.dotmac.sub.core.network.traffic;

import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tenant.OfTenant;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What an interface carried between two readings. The poller writes them, by the thousand. */
@Entity
@Immutable
@Table(name = "bandwidth_sample")
public class BandwidthSample {
  private static final String INTERFACE = "interface_id";

  /** Those of an interface, the newest first; staff only. Use {@link #of}. */
  public static final Listing<BandwidthSample> LISTING = Listing.of(BandwidthSample.class)
      .idPath("e.id.interfaceId")
      .filter(INTERFACE, "e.id.interfaceId = :interface_id", Id::parse)
      .filter("since", "e.id.sampleAt >= :since", Instant::parse)
      .filter("until", "e.id.sampleAt < :until", Instant::parse)
      .sort("sample_at", "e.id.sampleAt")
      .defaultSort("-sample_at");

  /** For the session factory. */
  public static final List<Class<?>> ENTITIES = List.of(BandwidthSample.class);

  /** An interface has one sample of a moment. */
  @Embeddable
  public record Key(
      @Column(name = "interface_id") UUID interfaceId,
      @Column(name = "sample_at") Instant sampleAt) {}

  @EmbeddedId
  private Key id;

  @OfTenant
  @Column(name = "tenant_id")
  private UUID tenantId;

  @Column(name = "seconds")
  private int seconds;

  @Column(name = "rx_bps")
  private long rxBps;

  @Column(name = "tx_bps")
  private long txBps;

  /** For Hibernate. */
  protected BandwidthSample() {}

  /** A page of one interface: those of all of them are too many to be sorted. */
  public static Page<BandwidthSample> of(Tx tx, ListQuery query) {
    String port = query.filters().get(INTERFACE);
    if (port == null) {
      // What else is wrong with the query is said first; nothing is of the id of nothing.
      Map<String, String> filters = new HashMap<>(query.filters());
      filters.put(INTERFACE, new UUID(0, 0).toString());
      LISTING.fetch(tx, query.with(filters));
      throw Problem.invalid("/" + INTERFACE, "required", "an interface was expected, none found");
    }
    Bandwidth.require(tx, Id.parse(port));
    return LISTING.fetch(tx, query);
  }

  /** Whose, and when the second reading was. */
  public Key id() {
    return id;
  }

  /** Between the readings. */
  public int seconds() {
    return seconds;
  }

  /** What came in to the device, on average. */
  public long rxBps() {
    return rxBps;
  }

  /** What went out of it, on average. */
  public long txBps() {
    return txBps;
  }
}
