package io.dotmac.sub.server.adapter.radius.trace;

import java.util.Locale;

/**
 * Which packets somebody wants to see.
 *
 * @param client the address or the network of the RADIUS client; empty for all
 * @param user the name of the user, capitals or not; empty for all
 */
public record TraceFilter(String client, String user) {
  private static final int LONGEST = 253;

  /** Everything. */
  public static final TraceFilter ALL = new TraceFilter("", "");

  /** Refuses what cannot be sent as one line. */
  public TraceFilter {
    if (client.length() > LONGEST || user.length() > LONGEST || (client + user).contains("\n")) {
      throw new IllegalArgumentException(
          "a client and a user of one line and at most " + LONGEST + " characters were expected");
    }
  }

  /** As {@link #line} wrote it. */
  static TraceFilter parse(String line) {
    int tab = line.indexOf('\t');
    return tab < 0
        ? new TraceFilter(line, "")
        : new TraceFilter(line.substring(0, tab), line.substring(tab + 1));
  }

  /** In one line. */
  String line() {
    return client + "\t" + user;
  }

  boolean wants(String network, String source, String name) {
    boolean here = client.isEmpty() || client.equals(network) || client.equals(source);
    return here
        && (user.isEmpty() || user.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)));
  }
}
