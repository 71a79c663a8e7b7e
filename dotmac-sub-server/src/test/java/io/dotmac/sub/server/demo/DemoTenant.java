package io.dotmac.sub.server.demo;

import io.dotmac.sub.server.Installation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The smaller of the demo's providers with a few subscribers, for tests that need a past. */
public final class DemoTenant {
  private static final int SUBSCRIBERS = 4;
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
  private static @Nullable String host;

  private DemoTenant() {}

  /** Loads it, unless a test before has; gives its host name. */
  public static synchronized String in(Installation installation) {
    if (host == null) {
      host = new DemoLoader(installation, DemoSize.TINY, 42, TODAY, "loopback", month -> {})
          .provider(DemoProvider.HARBOR, SUBSCRIBERS)
          .host();
    }
    return host;
  }
}
