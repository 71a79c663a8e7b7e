package io.dotmac.sub.core.provisioning.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.slot.Visits.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VisitsTest {
  private static final ZoneId LAGOS = ZoneId.of("Africa/Lagos");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Friday. */
  private static final LocalDate FRIDAY = LocalDate.of(2026, 3, 27);

  private final UUID ada = UUID.randomUUID();
  private final UUID obi = UUID.randomUUID();
  private final WorkingHours hours =
      WorkingHours.parse("mon tue wed thu fri", "09:00-11:00 11:00-13:00");
  private final List<Slot> friday = hours.from(FRIDAY, 1, LAGOS, Instant.EPOCH);

  private static Slot slot(String start, String end) {
    return new Slot(Instant.parse(start), Instant.parse(end));
  }

  @Test
  void aDayHasItsSlotsByTheWallClockAndADayOffHasNone() {
    assertThat(friday)
        .containsExactly(
            slot("2026-03-27T08:00:00Z", "2026-03-27T10:00:00Z"),
            slot("2026-03-27T10:00:00Z", "2026-03-27T12:00:00Z"));
    assertThat(hours.from(FRIDAY.plusDays(1), 2, LAGOS, Instant.EPOCH)).isEmpty();
    assertThat(hours.from(FRIDAY, 4, LAGOS, Instant.EPOCH)).hasSize(4);
  }

  @Test
  void whatHasBegunIsNoSlotAnyMore() {
    Instant nine = Instant.parse("2026-03-27T08:00:00Z");

    assertThat(hours.from(FRIDAY, 1, LAGOS, nine.minusSeconds(1))).hasSize(2);
    assertThat(hours.from(FRIDAY, 1, LAGOS, nine)).hasSize(1);
  }

  @Test
  void aSlotThatSummerTimeSkipsIsLeftOut() {
    WorkingHours night = WorkingHours.parse("sun", "02:00-03:00 03:00-04:00");
    List<Slot> slots = night.from(LocalDate.of(2026, 3, 29), 1, BERLIN, Instant.EPOCH);

    assertThat(slots).containsExactly(slot("2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z"));
  }

  @Test
  void aSlotHasRoomForEachTechnicianWhoIsNotElsewhere() {
    Slot overlapping = slot("2026-03-27T09:30:00Z", "2026-03-27T10:30:00Z");
    Slot touching = slot("2026-03-27T12:00:00Z", "2026-03-27T13:00:00Z");

    Visits visits = new Visits(
        friday,
        List.of(ada, obi),
        List.of(
            new Visit(ada, overlapping), new Visit(obi, touching), new Visit(null, friday.get(1))));

    assertThat(visits.rooms()).extracting(Visits.Room::free).containsExactly(1, 0);
    assertThat(visits.idle(friday.get(0))).containsExactly(obi);
  }

  @Test
  void oneProposalTakesTheFirstSlotWithRoomAndTheNextOneTheNext() {
    Visits visits = new Visits(friday, List.of(ada), List.of());

    assertThat(visits.take()).contains(friday.get(0));
    assertThat(visits.take()).contains(friday.get(1));
    // Full: somebody has to look at it.
    assertThat(visits.take()).contains(friday.get(0));
    assertThat(new Visits(friday, List.of(), List.of()).take()).contains(friday.get(0));
    assertThat(new Visits(List.of(), List.of(ada), List.of()).take()).isEmpty();
  }

  @Test
  void hoursThatMakeNoSenseAreRefused() {
    for (String slots : List.of(
        "", "9-11", "11:00-09:00", "09:00-09:00", "09:00-11:00 10:00-12:00", "09:00", "x-y")) {
      assertThatThrownBy(() -> WorkingHours.parse("mon", slots))
          .as(slots)
          .isInstanceOf(ProblemException.class);
    }
    for (String days : List.of("", "mo", "monday", "mon,tue")) {
      assertThatThrownBy(() -> WorkingHours.parse(days, "09:00-11:00"))
          .as(days)
          .isInstanceOf(ProblemException.class);
    }
  }
}
