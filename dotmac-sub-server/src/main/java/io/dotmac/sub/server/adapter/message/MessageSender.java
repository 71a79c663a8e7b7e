package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.choice.PushTokens;
import io.dotmac.sub.core.notify.queue.Leased;
import io.dotmac.sub.core.notify.queue.MessageChannel;
import io.dotmac.sub.core.notify.queue.Outbox;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.rounds.Rounds;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of all tenants until it is closed. Several nodes may run one each: a message
 * is one node's at a time, and another's when that one dies.
 *
 * <p>A channel has its own few messages at a time, so that a provider which hangs delays no other.
 */
public final class MessageSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MessageSender.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Database db;
  private final NotifySetup setup;
  private final MessageOptions options;
  private final Outbox outbox;
  private final Map<NotificationChannel, Lane> lanes = new EnumMap<>(NotificationChannel.class);
  private final Rounds rounds;

  /** One channel, with the threads that wait for its provider. */
  private record Lane(MessageChannel channel, ThreadPoolExecutor workers, Semaphore slots) {}

  private MessageSender(
      Database db, NotifySetup setup, List<MessageChannel> channels, MessageOptions options) {
    this.db = db;
    this.setup = setup;
    this.options = options;
    this.outbox = new Outbox(setup, options.lease());
    for (MessageChannel channel : channels) {
      lanes.put(
          channel.channel(),
          new Lane(channel, workers(options.slots()), new Semaphore(options.slots())));
    }
    this.rounds = new Rounds("messages", PAUSE, options.total(), this::round);
  }

  private static ThreadPoolExecutor workers(int most) {
    ThreadPoolExecutor workers = new ThreadPoolExecutor(
        most,
        most,
        30,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> Rounds.daemon(task, "message"));
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  /** Sends on those channels from now on, and closes them in the end. */
  public static MessageSender started(
      Database db, NotifySetup setup, List<MessageChannel> channels, MessageOptions options) {
    MessageSender sender = new MessageSender(db, setup, channels, options);
    sender.rounds.start();
    return sender;
  }

  /** How many messages it began to send. */
  private int round() {
    int begun = 0;
    for (Tenant tenant : db.tenants().all()) {
      Map<NotificationChannel, Integer> free = free();
      if (rounds.isRunning() && !free.isEmpty()) {
        begun += begin(tenant.id(), free);
      }
    }
    return begun;
  }

  private Map<NotificationChannel, Integer> free() {
    Map<NotificationChannel, Integer> free = new EnumMap<>(NotificationChannel.class);
    lanes.forEach((channel, lane) -> {
      int permits = lane.slots().availablePermits();
      if (permits > 0) {
        free.put(channel, permits);
      }
    });
    return free;
  }

  private int begin(TenantId tenant, Map<NotificationChannel, Integer> free) {
    Caller caller = Caller.system(tenant, "messages");
    List<Leased> taken = db.inTx(caller, tx -> outbox.take(tx, free));
    for (Leased message : taken) {
      Lane lane = Objects.requireNonNull(lanes.get(message.channel()));
      // Only this thread takes slots, so there are as many as were free.
      lane.slots().acquireUninterruptibly();
      lane.workers().execute(() -> work(caller, lane, message));
    }
    return taken.size();
  }

  private void work(Caller caller, Lane lane, Leased message) {
    try {
      send(caller, lane.channel(), message);
    } finally {
      lane.slots().release();
      rounds.wake();
    }
  }

  /** Never throws: when it cannot be written down, the lease runs out and it is sent again. */
  private void send(Caller caller, MessageChannel channel, Leased message) {
    try {
      OutgoingMessage opened = message.open(setup.secrets());
      SendOutcome outcome = channel.send(opened);
      if (!db.inTx(caller, tx -> record(tx, message, channel.provider(opened), outcome))) {
        LOG.warn("message {} took longer than its lease and goes out again", message.id());
      }
    } catch (SecretBox.SecretUnreadable e) {
      SendOutcome unreadable = SendOutcome.never("", String.valueOf(e.getMessage()));
      db.inTx(caller, tx -> record(tx, message, "queue", unreadable));
    } catch (RuntimeException e) {
      LOG.warn("what came of message {} is not known: {}", message.id(), e.toString());
    }
  }

  private boolean record(Tx tx, Leased message, String provider, SendOutcome outcome) {
    boolean gone = outcome.match(yes -> false, no -> no.code().equals(AppPush.GONE));
    if (gone) {
      PushTokens.forget(tx, message.recipient());
    }
    boolean recorded = outbox.record(tx, message, provider, outcome);
    if (recorded && outcome instanceof SendOutcome.Accepted) {
      SentInvoices.note(tx, message);
    }
    return recorded;
  }

  /** Why nothing is sent, if nothing is. */
  public Optional<String> trouble() {
    return rounds.trouble();
  }

  /** Finishes what is under way, records it, and ends. */
  @Override
  public void close() {
    rounds.close();
    try {
      for (Lane lane : lanes.values()) {
        lane.workers().shutdown();
      }
      for (Lane lane : lanes.values()) {
        if (!lane.workers().awaitTermination(options.total().toMillis(), TimeUnit.MILLISECONDS)) {
          LOG.warn("some messages were under way for too long and go out again");
        }
        lane.channel().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
