package io.dotmac.sub.devices.driver;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.plan.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The sessions with one device: reused, bounded, thrown away after any doubt.
 *
 * @param <C> a logged in connection, ready for commands
 */
public final class DeviceLine<C extends AutoCloseable> implements Line<C>, AutoCloseable {
  static final Duration IDLE = Duration.ofSeconds(60);

  private static final ScheduledExecutorService CLOSER =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "device-idle");
        thread.setDaemon(true);
        return thread;
      });

  private final DeviceTarget target;
  private final DriverContext context;
  private final Supplier<C> opener;
  private final Breaker breaker;
  private final Semaphore permits;
  private final Deque<Idle<C>> idle = new ArrayDeque<>();
  private boolean closed;

  private record Idle<C>(C connection, Instant since) {}

  public DeviceLine(DeviceTarget target, DriverContext context, Supplier<C> opener) {
    this.target = target;
    this.context = context;
    this.opener = opener;
    this.breaker = new Breaker(context.clock());
    this.permits = new Semaphore(target.limits().sessions(), true);
  }

  @Override
  public <R> R read(Function<C, R> reading) {
    try (Session session = new Session()) {
      boolean reused = session.take();
      try {
        return reading.apply(session.connection());
      } catch (DeviceException e) {
        boolean stale = reused && e.error() instanceof DeviceError.Unreachable;
        if (e.error().leavesDoubt()) {
          session.broken();
        }
        if (!stale) {
          throw e;
        }
      }
      // The device had closed the idle session: a question may be asked again.
      return guarded(session, reading);
    }
  }

  private <R> R guarded(Session session, Function<C, R> reading) {
    try {
      return reading.apply(session.connection());
    } catch (DeviceException e) {
      if (e.error().leavesDoubt()) {
        session.broken();
      }
      throw e;
    }
  }

  @Override
  public <R> R write(Function<Writer<C>, R> writing) {
    try (WriterLeases.Lease lease =
            context.leases().acquire(target.id(), target.limits().writer());
        Session session = new Session()) {
      return writing.apply(session);
    }
  }

  /** Closes what nobody has used for a while; the device has few sessions. */
  public void closeIdle() {
    Instant latest = context.clock().instant().minus(IDLE);
    synchronized (idle) {
      while (!idle.isEmpty() && idle.peekFirst().since().isBefore(latest)) {
        discard(idle.removeFirst().connection());
      }
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      while (!idle.isEmpty()) {
        discard(idle.removeFirst().connection());
      }
    }
  }

  private void discard(C connection) {
    try {
      connection.close();
    } catch (Exception e) {
      // It is of no use either way, and a goodbye changes nothing on the device.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private C open() {
    breaker.check();
    try {
      C connection = opener.get();
      breaker.succeeded();
      return connection;
    } catch (DeviceException e) {
      breaker.failed(e.error());
      throw e;
    }
  }

  private void acquire(Semaphore semaphore, String otherwise) {
    try {
      if (!semaphore.tryAcquire(target.limits().writer().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DeviceException(new DeviceError.Busy(otherwise));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeviceException(new DeviceError.Busy("interrupted while waiting"), e);
    }
  }

  /** The use of one session; the connection behind it may change. */
  private final class Session implements Writer<C>, AutoCloseable {
    private Optional<C> present = Optional.empty();
    private boolean usable;

    Session() {
      acquire(permits, "all sessions with " + target.id() + " are in use");
      boolean admitted = false;
      try {
        acquire(context.connections(), "all connections of this program are in use");
        admitted = true;
      } finally {
        if (!admitted) {
          permits.release();
        }
      }
    }

    /** Takes an idle connection if there is one. */
    boolean take() {
      synchronized (idle) {
        if (!idle.isEmpty()) {
          present = Optional.of(idle.removeLast().connection());
        }
      }
      usable = present.isPresent();
      return usable;
    }

    @Override
    public C connection() {
      if (present.isEmpty() && !take()) {
        present = Optional.of(open());
        usable = true;
      }
      return present.orElseThrow();
    }

    @Override
    public void broken() {
      present.ifPresent(DeviceLine.this::discard);
      present = Optional.empty();
      usable = false;
    }

    @Override
    public void close() {
      synchronized (idle) {
        if (usable && !closed) {
          idle.addLast(new Idle<>(present.orElseThrow(), context.clock().instant()));
          present = Optional.empty();
          CLOSER.schedule(DeviceLine.this::closeIdle, IDLE.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
      }
      broken();
      context.connections().release();
      permits.release();
    }
  }
}
