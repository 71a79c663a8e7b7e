package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whose turn it is. */
public final class Turns {
  /** Who left the provider has no turn any more. */
  private static final String READ = """
      select r.id, r.timezone, r.shift_hours, r.starts_at, m.id as member, m.name,
        coalesce(m.email, w.email) as email, m.phone, w.locale
      from on_call_rotation r
      join on_call_rotation_member m on m.tenant_id = r.tenant_id and m.rotation_id = r.id
        and m.is_active
      left join principal w on w.tenant_id = m.tenant_id and w.id = m.principal_id
      where r.tenant_id = ? and r.is_active and (m.principal_id is null or w.is_active)
      order by r.id, m.priority, lower(m.name), m.id
      """;

  private Turns() {}

  private record Rotation(UUID id, Shifts shifts, List<Turn.Person> people) {
    Turn at(Instant moment) {
      long number = shifts.at(moment);
      return new Turn(
          id, person(number), shifts.begin(number), shifts.begin(number + 1), person(number + 1));
    }

    private Turn.Person person(long number) {
      return people.get(Math.floorMod(number, people.size()));
    }
  }

  /** Of each rotation in use in which there is anybody, by its id. */
  public static Map<UUID, Turn> at(Tx tx, Instant moment) {
    Map<UUID, Turn> turns = new HashMap<>();
    rotations(tx).forEach(rotation -> turns.put(rotation.id(), rotation.at(moment)));
    return turns;
  }

  /** Of one rotation, if there is anybody in it; a not-found problem where there is no such. */
  public static Optional<Turn> of(Tx tx, UUID rotation, Instant moment) {
    AlertPolicies.ROTATIONS.require(tx, rotation);
    return Optional.ofNullable(at(tx, moment).get(rotation));
  }

  private static List<Rotation> rotations(Tx tx) {
    return tx.jdbc(connection -> {
      Map<UUID, Rotation> found = new LinkedHashMap<>();
      try (PreparedStatement query = connection.prepareStatement(READ)) {
        query.setObject(1, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            Rotation rotation = rotation(row, tx.zone());
            found.computeIfAbsent(rotation.id(), id -> rotation).people().add(person(row));
          }
        }
      }
      return List.copyOf(found.values());
    });
  }

  private static Rotation rotation(ResultSet row, ZoneId tenants) throws SQLException {
    String zone = row.getString("timezone");
    return new Rotation(
        row.getObject("id", UUID.class),
        new Shifts(
            zone == null ? tenants : ZoneId.of(zone),
            row.getObject("starts_at", OffsetDateTime.class).toInstant(),
            row.getInt("shift_hours")),
        new ArrayList<>());
  }

  private static Turn.Person person(ResultSet row) throws SQLException {
    return new Turn.Person(
        row.getObject("member", UUID.class),
        row.getString("name"),
        row.getString("email"),
        row.getString("phone"),
        row.getString("locale"));
  }
}
