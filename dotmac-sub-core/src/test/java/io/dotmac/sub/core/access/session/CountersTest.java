package io.dotmac.sub.core.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.access.session.SessionReport.Kind;
import io.dotmac.sub.core.access.session.SessionReport.Line;
import io.dotmac.sub.core.access.session.SessionReport.Party;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CountersTest {
  private static final long ROUND = 1L << 32;
  private static final Instant BEGAN = Instant.parse("2026-03-04T05:06:07Z");
  private static final Counters NONE = new Counters(0, 0, 0, BEGAN, false);

  @Test
  void countersOf64BitsAreTakenAsTheyAreAndNeverFall() {
    Counters counters = NONE.after(wide(60, 5 * ROUND + 7)).after(wide(120, 3));

    assertThat(counters.octetsIn()).isEqualTo(5 * ROUND + 7);
    assertThat(counters.fell()).isFalse();
  }

  @Test
  void aCounterOf32BitsThatStartsOverIsCarriedOn() {
    Counters counters = NONE.after(narrow(60, ROUND - 10)).after(narrow(120, 5));

    assertThat(counters.octetsIn()).isEqualTo(ROUND + 5);
    assertThat(counters.fell()).isFalse();
  }

  @Test
  void aCounterThatFellByHalfIsSuspiciousAndByMoreHasStartedOver() {
    long half = ROUND / 2;
    Counters known = NONE.after(narrow(60, half + 10));

    Counters exactlyHalf = known.after(narrow(120, 10));
    assertThat(exactlyHalf.fell()).isTrue();
    assertThat(exactlyHalf.octetsIn()).isEqualTo(half + 10);
    Counters more = known.after(narrow(120, 9));
    assertThat(more.fell()).isFalse();
    assertThat(more.octetsIn()).isEqualTo(ROUND + 9);
  }

  @Test
  void aReportThatComesLateHasNotStartedOver() {
    Counters known = NONE.after(narrow(60, ROUND - 10)).after(narrow(120, 5));

    assertThat(known.after(narrow(60, ROUND - 10))).isEqualTo(known);
    assertThat(known.after(narrow(30, 1_000))).isEqualTo(known);
    assertThat(NONE.after(narrow(120, 5_000)).after(narrow(60, 100)).fell()).isFalse();
  }

  @Test
  void theSameReportAgainChangesNothing() {
    Counters known = NONE.after(narrow(60, ROUND - 10)).after(narrow(120, 5));

    assertThat(known.after(narrow(120, 5))).isEqualTo(known);
  }

  @Test
  void aTruthThatIsToldIn32BitsIsKnownInFull() {
    Random random = new Random(7);
    for (int run = 0; run < 200; run++) {
      Counters counters = NONE;
      long truth = 0;
      for (int i = 1; i <= 50; i++) {
        // Less than half a round: more cannot be told from a counter that fell.
        truth += Math.floorMod(random.nextLong(), ROUND / 2);
        counters = counters.after(narrow(i * 60, truth % ROUND));
        if (random.nextInt(4) == 0) {
          counters = counters.after(narrow(i * 60, truth % ROUND));
        }
      }
      assertThat(counters.octetsIn()).isEqualTo(truth);
      assertThat(counters.fell()).isFalse();
    }
  }

  private static SessionReport wide(long seconds, long octets) {
    return report(seconds, octets, true);
  }

  private static SessionReport narrow(long seconds, long octets) {
    return report(seconds, octets, false);
  }

  private static SessionReport report(long seconds, long octets, boolean wide) {
    return new SessionReport(
        Kind.INTERIM,
        "nas",
        "1",
        "amaka",
        BEGAN.plusSeconds(seconds),
        seconds,
        octets,
        0,
        wide,
        Party.UNKNOWN,
        Line.NONE,
        null);
  }
}
