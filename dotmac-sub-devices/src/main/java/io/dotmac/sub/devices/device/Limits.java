package io.dotmac.sub.devices.device;

import java.time.Duration;

/**
 * How much a device is asked at once and how long it may take.
 *
 * @param sessions open at the same time; line terminals often allow a login two at most
 * @param connect for connection and login together
 * @param answer for the answer to one command
 * @param slowAnswer for commands that write flash
 * @param writer how long a change waits for the one before it
 */
public record Limits(
    int sessions, Duration connect, Duration answer, Duration slowAnswer, Duration writer) {
  public Limits {
    if (sessions < 1 || sessions > 16) {
      throw new IllegalArgumentException("a device takes 1 to 16 sessions, not " + sessions);
    }
    for (Duration each : new Duration[] {connect, answer, slowAnswer, writer}) {
      if (each.isNegative() || each.isZero()) {
        throw new IllegalArgumentException("a time limit is above zero, not " + each);
      }
    }
  }

  /** One session, 10 s to connect, 20 s for an answer, 3 minutes to save. */
  public static Limits usual() {
    return new Limits(
        1,
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        Duration.ofMinutes(3),
        Duration.ofSeconds(30));
  }

  /** The same with another time for an answer. */
  public Limits answeringWithin(Duration other) {
    return new Limits(sessions, connect, other, slowAnswer, writer);
  }

  /** The same with another number of sessions. */
  public Limits withSessions(int other) {
    return new Limits(other, connect, answer, slowAnswer, writer);
  }
}
