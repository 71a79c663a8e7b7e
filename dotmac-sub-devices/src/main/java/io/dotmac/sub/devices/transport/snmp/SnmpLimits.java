package io.dotmac.sub.devices.transport.snmp;

import java.time.Duration;

/**
 * How much a device is asked at once.
 *
 * @param outstanding requests on their way to it
 * @param timeout until an answer counts as lost
 * @param retries how often a lost one is asked again
 * @param values asked by one request
 * @param repetitions rows asked by one request of a walk
 */
public record SnmpLimits(
    int outstanding, Duration timeout, int retries, int values, int repetitions) {
  public SnmpLimits {
    within("outstanding requests", outstanding, 1, 1024);
    within("retries", retries, 0, 10);
    within("values of a request", values, 1, 128);
    within("repetitions", repetitions, 1, 500);
    if (timeout.toMillis() < 1) {
      throw new IllegalArgumentException("a timeout is 1 ms or more, not " + timeout);
    }
  }

  private static void within(String what, int number, int least, int most) {
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          what + " are " + least + " to " + most + ", not " + number);
    }
  }

  /** Four requests at a time, 2 s, 2 retries, 40 values a request, 25 rows a request of a walk. */
  public static SnmpLimits usual() {
    return new SnmpLimits(4, Duration.ofSeconds(2), 2, 40, 25);
  }

  /** The same with other times. */
  public SnmpLimits answeringWithin(Duration other, int times) {
    return new SnmpLimits(outstanding, other, times, values, repetitions);
  }

  /** The same with other sizes. */
  public SnmpLimits asking(int atOnce, int valuesEach, int repetitionsEach) {
    return new SnmpLimits(atOnce, timeout, retries, valuesEach, repetitionsEach);
  }

  /** How long it takes until a device that never answers is given up. */
  Duration patience() {
    return timeout.multipliedBy(retries + 1L);
  }
}
