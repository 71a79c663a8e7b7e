package io.dotmac.sub.server.demo.watch;

import io.dotmac.sub.devices.olt.PonPort;
import java.time.Instant;

/**
 * An ONT, and its light in hundredths of a dBm.
 *
 * @param rx what it gets from the OLT
 * @param oltRx what the OLT gets from it
 */
record WatchedOnt(
    String serial,
    PonPort port,
    int number,
    boolean online,
    int rx,
    int tx,
    int oltRx,
    int celsius,
    int meters) {
  private static final int SHAKES = 12;
  private static final int DAY = 86_400;

  /** One that has just been let in: near, and with good light. */
  static WatchedOnt near(String serial, PonPort port, int number, boolean online) {
    int some = Math.floorMod(serial.hashCode(), 97);
    return new WatchedOnt(
        serial,
        port,
        number,
        online,
        -1_840 - some,
        220 + some % 30,
        -2_030 - some,
        41,
        900 + 7 * some);
  }

  /** Light shakes a little in the course of a day. */
  int shaken(int light, Instant at) {
    double turn = 2 * Math.PI * (at.getEpochSecond() % DAY) / DAY;
    return light + (int) Math.round(SHAKES * Math.sin(turn + Math.floorMod(serial.hashCode(), 6)));
  }

  /** What its frame is called in an index of SNMP. */
  String index() {
    return portIndex(port) + "." + number;
  }

  /** As Huawei numbers its ports. */
  static long portIndex(PonPort port) {
    return 125L << 25
        | (long) port.frame() << 19
        | (long) port.slot() << 13
        | (long) port.port() << 8;
  }
}
