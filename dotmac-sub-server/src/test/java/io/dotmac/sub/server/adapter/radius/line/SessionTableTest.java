package io.dotmac.sub.server.adapter.radius.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.adapter.radius.line.SessionTable.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTableTest {
  private static final Duration SILENCE = Duration.ofMinutes(16);
  private static final long HOME = LineKey.ofStation("4c:5e:0c:12:34:56");
  private static final long CAFE = LineKey.ofStation("4c:5e:0c:99:99:99");

  private final SessionTable table = new SessionTable(SILENCE);
  private final UUID user = UUID.randomUUID();
  private final Instant now = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void aSecondLineIsRefusedWhenOneIsAllowed() {
    assertThat(admitted(HOME, 1, now)).isTrue();
    assertThat(admitted(CAFE, 1, now)).isFalse();
    assertThat(admitted(CAFE, 2, now)).isTrue();
    assertThat(table.count(user, now)).isEqualTo(2);
  }

  @Test
  void aLineThatDialsAgainIsNeverRefusedForItsOwnGhost() {
    assertThat(admitted(HOME, 1, now)).isTrue();
    table.heard(user, HOME, session("a"), now, now);

    assertThat(admitted(HOME, 1, now.plusSeconds(5))).isTrue();
    assertThat(table.count(user, now.plusSeconds(5))).isEqualTo(1);
  }

  @Test
  void withoutAStationThePortTellsLinesApart() {
    UUID nas = UUID.randomUUID();
    assertThat(admitted(LineKey.ofPort(nas, "ether1"), 1, now)).isTrue();
    assertThat(admitted(LineKey.ofPort(nas, "ether1"), 1, now)).isTrue();
    assertThat(admitted(LineKey.ofPort(nas, "ether2"), 1, now)).isFalse();
    assertThat(admitted(LineKey.ofPort(UUID.randomUUID(), "ether1"), 1, now)).isFalse();
  }

  @Test
  void aGhostThatIsOverGivesItsLineNoPlaceBesideAnother() {
    table.heard(user, HOME, session("a"), now, now);
    Instant later = now.plus(SILENCE).plusSeconds(1);
    assertThat(admitted(CAFE, 1, later)).isTrue();

    assertThat(admitted(HOME, 1, later)).isFalse();
  }

  @Test
  void manyCredentialsKeepTheirPlacesApart() {
    for (int i = 0; i < 10_000; i++) {
      table.heard(new UUID(7, i), i, session("s" + i), now, now);
    }

    for (int i = 0; i < 10_000; i++) {
      assertThat(table.count(new UUID(7, i), now)).isEqualTo(1);
      table.ended(new UUID(7, i), session("s" + i));
      assertThat(table.count(new UUID(7, i), now)).isZero();
    }
  }

  @Test
  void aLoginWithoutAStartIsForgottenAfterAMinute() {
    assertThat(admitted(HOME, 1, now)).isTrue();

    assertThat(admitted(CAFE, 1, now.plusSeconds(60))).isFalse();
    assertThat(admitted(CAFE, 1, now.plusSeconds(61))).isTrue();
  }

  @Test
  void aSessionThatIsReportedStaysUntilItIsSilentTooLong() {
    assertThat(admitted(HOME, 1, now)).isTrue();
    table.heard(user, HOME, session("a"), now, now);

    assertThat(admitted(CAFE, 1, now.plus(SILENCE))).isFalse();
    assertThat(admitted(CAFE, 1, now.plus(SILENCE).plusSeconds(1))).isTrue();
  }

  @Test
  void aStopFreesThePlaceAtOnce() {
    assertThat(admitted(HOME, 1, now)).isTrue();
    table.heard(user, HOME, session("a"), now, now);
    table.ended(user, session("a"));

    assertThat(admitted(CAFE, 1, now)).isTrue();
  }

  @Test
  void aStopOfAnotherSessionFreesNothing() {
    table.heard(user, HOME, session("a"), now, now);
    table.ended(user, session("b"));
    table.ended(user, new Session("10.0.0.2", "a", "amaka", null, false));

    assertThat(admitted(CAFE, 1, now)).isFalse();
  }

  @Test
  void aNasThatBeginsAnewFreesWhatItHeldAndNothingElse() {
    UUID other = UUID.randomUUID();
    table.heard(user, HOME, session("a"), now, now);
    table.heard(other, HOME, new Session("10.0.0.2", "a", "bola", null, false), now, now);

    table.nasRestarted("10.0.0.1", now.plusSeconds(1));

    assertThat(table.count(user, now)).isZero();
    assertThat(table.count(other, now)).isEqualTo(1);
  }

  @Test
  void theOldestSessionGivesWayWhereThatIsThePolicy() {
    table.heard(user, HOME, session("a"), now, now);

    SessionTable.Admission admission = table.admit(user, CAFE, 1, true, now);

    assertThat(admission.accepted()).isTrue();
    assertThat(admission.instead()).isEqualTo(session("a"));
    assertThat(table.count(user, now)).isEqualTo(1);
  }

  @Test
  void sweepingLetsGoOfWhatIsOver() {
    assertThat(admitted(HOME, 1, now)).isTrue();
    table.sweep(now.plusSeconds(61));

    assertThat(table.count(user, now)).isZero();
  }

  private boolean admitted(long line, int most, Instant at) {
    return table.admit(user, line, most, false, at).accepted();
  }

  private static Session session(String id) {
    return new Session("10.0.0.1", id, "amaka", null, false);
  }
}
