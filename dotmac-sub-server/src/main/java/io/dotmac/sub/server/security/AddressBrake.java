package io.dotmac.sub.server.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stops an address that tries too much: passwords of many accounts, each too seldom to lock one, or
 * keys that nobody has. Kept in memory, for each node by itself, and bounded.
 *
 * <p>Each block in a row lasts twice as long as the one before, up to sixteen windows. IPv6 is
 * counted by its /64, the least that one customer has. This machine's own addresses are not
 * counted: behind a proxy that passes no addresses on, they stand for everybody.
 */
public final class AddressBrake {
  private static final int REMEMBERED = 50_000;
  private static final int SITE_OCTETS = 8;
  private static final int MOST_DOUBLINGS = 4;

  private final Clock clock;
  private final int attempts;
  private final Duration window;
  private final Map<String, Site> sites = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Site> eldest) {
      return size() > REMEMBERED;
    }
  };

  /**
   * What is known of a site.
   *
   * @param until when its attempts are forgotten
   * @param blocks in a row, each after a window that was used up
   */
  private record Site(Instant until, int attempts, int blocks) {}

  /**
   * Lets an address try.
   *
   * @param attempts without success in one window
   */
  public AddressBrake(Clock clock, int attempts, Duration window) {
    this.clock = clock;
    this.attempts = attempts;
    this.window = window;
  }

  /**
   * Counts an attempt before it is checked, so that many at the same time are no way around.
   *
   * @return how long the address has to wait; zero when it may try
   */
  public synchronized Duration begin(@Nullable String address) {
    String name = name(address);
    if (name.isEmpty()) {
      return Duration.ZERO;
    }
    Instant now = clock.instant();
    Site site = sites.get(name);
    if (site == null || !now.isBefore(site.until())) {
      site = new Site(now.plus(window), 0, blocks(site, now));
    }
    if (site.attempts() >= attempts) {
      return Duration.between(now, site.until());
    }
    boolean last = site.attempts() + 1 == attempts;
    Instant until = last ? now.plus(window.multipliedBy(1L << site.blocks())) : site.until();
    sites.put(name, new Site(until, site.attempts() + 1, site.blocks()));
    return Duration.ZERO;
  }

  /** Takes the attempt back that turned out well. */
  public synchronized void succeeded(@Nullable String address) {
    sites.computeIfPresent(
        name(address), (name, site) -> new Site(site.until(), site.attempts() - 1, site.blocks()));
  }

  /** How many blocks in a row there were before a window that begins now. */
  private int blocks(@Nullable Site before, Instant now) {
    if (before == null || before.attempts() < attempts) {
      return 0;
    }
    Instant calm = before.until().plus(window.multipliedBy(1L << MOST_DOUBLINGS));
    return now.isBefore(calm) ? Math.min(before.blocks() + 1, MOST_DOUBLINGS) : 0;
  }

  /** What is counted together; empty if nothing is. */
  private static String name(@Nullable String address) {
    if (address == null || address.isEmpty()) {
      return "";
    }
    try {
      // A servlet's remote address is written in figures, so that nothing is looked up.
      InetAddress parsed = InetAddress.getByName(address);
      if (parsed.isLoopbackAddress()) {
        return "";
      }
      byte[] octets = parsed.getAddress();
      return parsed instanceof Inet6Address
          ? Arrays.toString(Arrays.copyOf(octets, SITE_OCTETS))
          : parsed.getHostAddress();
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
