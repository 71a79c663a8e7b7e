package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the devices of a tenant that are due. So many are asked side by side; as soon as one has
 * answered another is claimed, and what is there is kept in one transaction, so that a device that
 * does not answer holds up only itself. Several nodes may do this at the same time.
 */
public final class PollRound {
  private static final Logger LOG = LoggerFactory.getLogger(PollRound.class);

  /** Devices that are asked at a time. */
  private static final int AT_ONCE = 64;

  /** Until a device that says something now and then is given up; shorter than a lease. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Database db;
  private final DevicePoll devices;

  /** Works on this database and asks through {@code devices}. */
  public PollRound(Database db, DevicePoll devices) {
    this.db = db;
    this.devices = devices;
  }

  /** What was done for a tenant. */
  public record Polled(int devices, int silent) {
    @Override
    public String toString() {
      return devices + " devices read, " + silent + " of them silent";
    }
  }

  /** Reads what is due, until nothing is. */
  public Polled poll(TenantId tenant) {
    Caller caller = Caller.system(tenant, "poller");
    BlockingQueue<DeviceReading> ready = new LinkedBlockingQueue<>();
    int asked = 0;
    int read = 0;
    int silent = 0;
    while (true) {
      int room = AT_ONCE - (asked - read);
      List<DueTarget> due = db.inTx(caller, tx -> PollClaims.claim(tx, room));
      due.forEach(target -> ask(target, ready));
      asked += due.size();
      if (asked == read) {
        return new Polled(read, silent);
      }
      List<DeviceReading> some = take(ready);
      keep(caller, some);
      read += some.size();
      silent += (int) some.stream().filter(each -> !each.answered()).count();
    }
  }

  private void ask(DueTarget target, BlockingQueue<DeviceReading> ready) {
    begun(target)
        .toCompletableFuture()
        .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .whenComplete((reading, failure) ->
            ready.add(failure == null ? reading : failed(target, failure.toString())));
  }

  private CompletionStage<DeviceReading> begun(DueTarget target) {
    try {
      return devices.read(target);
    } catch (RuntimeException e) {
      // What is wrong with one device is that device's.
      return CompletableFuture.completedFuture(failed(target, String.valueOf(e.getMessage())));
    }
  }

  private DeviceReading failed(DueTarget target, String why) {
    return DeviceReading.silent(target, db.clock().instant(), why);
  }

  /** At least one, and all others that are there. */
  private static List<DeviceReading> take(BlockingQueue<DeviceReading> ready) {
    List<DeviceReading> some = new ArrayList<>();
    try {
      some.add(ready.take());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the poller was stopped", e);
    }
    ready.drainTo(some);
    return some;
  }

  private void keep(Caller caller, List<DeviceReading> readings) {
    try {
      db.run(caller, tx -> Readings.keep(tx, readings));
    } catch (RuntimeException e) {
      if (readings.size() > 1) {
        readings.forEach(each -> keep(caller, List.of(each)));
        return;
      }
      DeviceReading one = readings.get(0);
      LOG.warn("what target {} said was not kept: {}", one.target(), e.getMessage());
      db.run(caller, tx -> Readings.keep(tx, List.of(one.unkept())));
    }
  }
}
