package io.dotmac.sub.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.identity.login.AuthSettings;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Time does not tell an unknown name from a wrong password or a locked account. The three are
 * measured in turns, so that whatever else the machine does falls on all of them alike; the build
 * without {@code -Pfull} counts the work instead ({@code LoginDbTest}).
 */
@Tag("full")
class LoginTimingHttpTest {
  private static final int WARM_UP = 30;
  private static final int ROUNDS = 150;
  private static final int GUESSES_A_USER = 15;
  private static final int TRIES = 4;
  private static final double WITHIN = 0.05;

  private final ServerFixture server = ServerFixture.start();

  @Test
  void anUnknownNameAWrongPasswordAndALockedAccountTakeTheSameTime() {
    server.db().run(server.one().id(), tx -> Settings.set(tx, AuthSettings.LOCKOUT_ATTEMPTS, "20"));
    String locked = server.one().addStaff("support");
    for (int i = 0; i < 20; i++) {
      guess(locked);
    }
    double worst = Double.MAX_VALUE;
    for (int i = 0; i < TRIES && worst > WITHIN; i++) {
      worst = measure(locked);
    }

    assertThat(worst).as("the greatest difference of two medians").isLessThanOrEqualTo(WITHIN);
  }

  /** The greatest difference between two of the three medians, as a part of the smaller. */
  private double measure(String locked) {
    List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    String known = "";
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      if (i % GUESSES_A_USER == 0) {
        known = server.one().addStaff("support");
      }
      List<Long> round = List.of(guess("nobody" + i), guess(known), guess(locked));
      for (int kind = 0; kind < round.size() && i >= WARM_UP; kind++) {
        times.get(kind).add(round.get(kind));
      }
    }
    List<Long> medians = times.stream().map(LoginTimingHttpTest::median).toList();
    double worst =
        (double) (Collections.max(medians) - Collections.min(medians)) / Collections.min(medians);
    System.out.printf(
        Locale.ROOT,
        "login refused, medians of %d in turns: unknown %.2f ms, wrong %.2f ms, locked %.2f ms:"
            + " %.2f %% apart%n",
        ROUNDS,
        medians.get(0) / 1e6,
        medians.get(1) / 1e6,
        medians.get(2) / 1e6,
        worst * 100);
    return worst;
  }

  private long guess(String user) {
    long began = System.nanoTime();
    int status = server
        .one()
        .anonymous()
        .post("/api/v1/auth/login", "{\"username\":\"" + user + "\",\"password\":\"a guess\"}")
        .status();
    long took = System.nanoTime() - began;
    assertThat(status).isEqualTo(401);
    return took;
  }

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }
}
