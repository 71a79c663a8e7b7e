package io.dotmac.sub.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoScenarioTest {
  private static final LocalDate UNTIL = LocalDate.of(2026, 11, 22);
  private static final LocalDate FROM = UNTIL.minusMonths(6);

  @Test
  void theSameSeedGivesTheSamePeople() {
    DemoScenario one = DemoScenario.of(DemoProvider.LAGOON, 150, FROM, UNTIL, 42);
    DemoScenario same = DemoScenario.of(DemoProvider.LAGOON, 150, FROM, UNTIL, 42);
    DemoScenario other = DemoScenario.of(DemoProvider.LAGOON, 150, FROM, UNTIL, 43);

    assertThat(same).isEqualTo(one);
    assertThat(other.people()).isNotEqualTo(one.people());
  }

  @Test
  void loginsAndAddressesAreUnique() {
    List<DemoPerson> people =
        DemoScenario.of(DemoProvider.LAGOON, 5_000, FROM, UNTIL, 1).people();

    assertThat(people).extracting(DemoPerson::login).doesNotHaveDuplicates();
    assertThat(people).extracting(DemoPerson::email).doesNotHaveDuplicates();
  }

  @Test
  void someStopPayingInTimeForEveryStepOfDunning() {
    List<DemoPerson> people =
        DemoScenario.of(DemoProvider.LAGOON, 150, FROM, UNTIL, 42).people();

    assertThat(people)
        .filteredOn(person -> person.habit() == PayingHabit.STOPS)
        .hasSize(6)
        .allSatisfy(person -> assertThat(person.stopsPayingOn()).isBetween(FROM, UNTIL));
  }

  @Test
  void nobodyJoinsAfterTheLastDayOrLeavesBeforeTheFirst() {
    DemoScenario scenario = DemoScenario.of(DemoProvider.HARBOR, 300, FROM, UNTIL, 7);

    assertThat(scenario.people()).allSatisfy(person -> {
      assertThat(person.joinedOn()).isBefore(UNTIL);
      if (person.leavesOn() != null) {
        assertThat(person.leavesOn()).isAfter(person.joinedOn());
      }
    });
  }
}
