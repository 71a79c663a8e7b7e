package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.LineSpeed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the services of a tenant are served. A million services have some dozens of offers and
 * profiles: those are read once, and what follows from them is made once.
 */
final class OfferRows {
  private static final String OFFERS = """
      select o.id, o.down_kbps, o.up_kbps,
        coalesce(o.throttle_down_kbps, a.throttle_down_kbps),
        coalesce(o.throttle_up_kbps, a.throttle_up_kbps), op.profile_id
      from catalog_offer o
      left join usage_allowance a on a.tenant_id = o.tenant_id and a.id = o.usage_allowance_id
      left join offer_radius_profile op on op.tenant_id = o.tenant_id and op.offer_id = o.id
      where o.tenant_id = ?
      """;

  private static final Offer NO_OFFER = new Offer(null, null, null);

  private final Map<UUID, Offer> offers;
  private final Map<UUID, ProfileFacts> profiles;
  private final LineSpeed throttle;
  private final Map<Question, Served> served = new HashMap<>();

  private record Offer(
      @Nullable LineSpeed plan,
      @Nullable LineSpeed slow,
      @Nullable UUID profile) {}

  private record Question(
      @Nullable String status,
      @Nullable UUID offer,
      @Nullable UUID profile,
      @Nullable String locks) {}

  /**
   * How a service is served.
   *
   * @param plan its speed when nothing holds it back; null if it has no limit
   */
  record Served(
      DesiredAccess access,
      @Nullable LineSpeed plan,
      @Nullable ProfileFacts profile) {}

  /**
   * Reads the offers and profiles of a tenant.
   *
   * @param throttle how fast a throttled service is whose offer does not say
   */
  OfferRows(Connection connection, UUID tenant, LineSpeed throttle) throws SQLException {
    this.offers = offers(connection, tenant);
    this.profiles = ProfileRows.all(connection, tenant);
    this.throttle = throttle;
  }

  /**
   * How it is served with that status, offer and locks.
   *
   * @param status null: there is no service
   * @param ownProfile goes before the one of the offer
   */
  Served served(
      @Nullable String status,
      @Nullable UUID offer,
      @Nullable UUID ownProfile,
      @Nullable String locks) {
    return served.computeIfAbsent(new Question(status, offer, ownProfile, locks), this::answer);
  }

  private Served answer(Question question) {
    Offer offer =
        question.offer() == null ? NO_OFFER : offers.getOrDefault(question.offer(), NO_OFFER);
    UUID profileId = question.profile() == null ? offer.profile() : question.profile();
    ProfileFacts profile = profileId == null ? null : profiles.get(profileId);
    LineSpeed plan = profile == null ? null : profile.speed();
    if (plan == null) {
      plan = offer.plan();
    }
    LineSpeed slow = offer.slow() == null ? throttle : offer.slow();
    return new Served(
        AccessReader.access(question.status(), question.locks(), plan, slow), plan, profile);
  }

  private static Map<UUID, Offer> offers(Connection connection, UUID tenant) throws SQLException {
    Map<UUID, Offer> offers = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(OFFERS)) {
      query.setObject(1, tenant);
      ResultSet row = query.executeQuery();
      while (row.next()) {
        offers.put(
            row.getObject(1, UUID.class),
            new Offer(speed(row, 2), speed(row, 4), row.getObject(6, UUID.class)));
      }
    }
    return offers;
  }

  private static @Nullable LineSpeed speed(ResultSet row, int down) throws SQLException {
    return LineSpeed.of(row.getObject(down, Integer.class), row.getObject(down + 1, Integer.class))
        .orElse(null);
  }
}
