package io.dotmac.sub.server.security.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dotmac.sub.core.identity.key.ApiKeyId;
import io.dotmac.sub.core.identity.key.KeyLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts the requests of each key in windows that begin with its first one. Every node counts for
 * itself: of two nodes, each allows as much as the limits say.
 */
public final class Quotas {
  private static final long MINUTE = Duration.ofMinutes(1).toSeconds();
  private static final long DAY = Duration.ofDays(1).toSeconds();
  private static final int MOST_KEYS = 100_000;

  private final Clock clock;
  private final Cache<ApiKeyId, Counts> keys = Caffeine.newBuilder()
      .expireAfterAccess(Duration.ofDays(1))
      .maximumSize(MOST_KEYS)
      .build();

  public Quotas(Clock clock) {
    this.clock = clock;
  }

  /** Counts one request of a key, unless it has used up what it may. */
  public Spent take(ApiKeyId key, KeyLimits limits) {
    return keys.get(key, id -> new Counts()).take(limits, clock.instant().getEpochSecond());
  }

  /** Requests since the window began. */
  private static final class Count {
    private final String name;
    private final long seconds;
    private long began;
    private int used;

    Count(String name, long seconds) {
      this.name = name;
      this.seconds = seconds;
    }

    void turn(long now) {
      if (now >= began + seconds || now < began) {
        began = now;
        used = 0;
      }
    }

    Window window(int limit, long now) {
      return new Window(name, limit, seconds, Math.max(0, limit - used), began + seconds - now);
    }
  }

  private static final class Counts {
    private final Count minute = new Count("minute", MINUTE);
    private final Count day = new Count("day", DAY);

    synchronized Spent take(KeyLimits limits, long now) {
      minute.turn(now);
      day.turn(now);
      boolean daily = limits.perDay() > 0;
      long wait = 0;
      if (minute.used >= limits.perMinute()) {
        wait = minute.began + minute.seconds - now;
      }
      if (daily && day.used >= limits.perDay()) {
        wait = day.began + day.seconds - now;
      }
      if (wait == 0) {
        minute.used++;
        day.used++;
      }
      List<Window> windows = new ArrayList<>();
      windows.add(minute.window(limits.perMinute(), now));
      if (daily) {
        windows.add(day.window(limits.perDay(), now));
      }
      return new Spent(windows, wait);
    }
  }
}
