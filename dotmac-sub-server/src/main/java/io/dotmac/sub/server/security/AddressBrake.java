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
 * Stops an address that guesses passwords of many accounts, each too seldom to lock one. Kept in
 * memory, for each node by itself, and bounded.
 *
 * <p>IPv6 is counted by its /64, the least that one customer has. This machine's own addresses are
 * not counted: behind a proxy that passes no addresses on, they stand for everybody.
 */
final class AddressBrake {
  /** Attempts without success that an address has in a {@link #WINDOW}. */
  static final int ATTEMPTS = 20;

  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final int REMEMBERED = 50_000;
  private static final int SITE_OCTETS = 8;

  private final Clock clock;
  private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
      return size() > REMEMBERED;
    }
  };

  private record Window(Instant until, int attempts) {}

  AddressBrake(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts an attempt before it is checked, so that many at the same time are no way around.
   *
   * @return false when the address has none left
   */
  synchronized boolean begin(@Nullable String address) {
    String site = site(address);
    if (site.isEmpty()) {
      return true;
    }
    Instant now = clock.instant();
    Window window = windows.get(site);
    if (window == null || !now.isBefore(window.until())) {
      window = new Window(now.plus(WINDOW), 0);
    }
    if (window.attempts() >= ATTEMPTS) {
      return false;
    }
    windows.put(site, new Window(window.until(), window.attempts() + 1));
    return true;
  }

  /** Takes the attempt back that turned out well. */
  synchronized void succeeded(@Nullable String address) {
    windows.computeIfPresent(
        site(address), (site, window) -> new Window(window.until(), window.attempts() - 1));
  }

  /** What is counted together; empty if nothing is. */
  private static String site(@Nullable String address) {
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
