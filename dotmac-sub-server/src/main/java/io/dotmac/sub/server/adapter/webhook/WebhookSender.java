package io.dotmac.sub.server.adapter.webhook;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.webhook.queue.Lane;
import io.dotmac.sub.core.webhook.queue.SendQueue;
import io.dotmac.sub.core.webhook.queue.Sent;
import io.dotmac.sub.server.rounds.Rounds;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due to the endpoints of all tenants until it is closed. Several nodes may run one
 * each: an endpoint is one node's at a time, and another's when that one dies.
 *
 * <p>An endpoint has its own few requests at a time, and one only while it fails, so that one which
 * hangs delays no other.
 */
public final class WebhookSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int LANES_AT_ONCE = 16;
  private static final int MESSAGES_AT_ONCE = 500;

  /** Rounds that are written down at the same time; each needs a connection of the shared pool. */
  private static final int RECORDING_AT_ONCE = 3;

  private final Database db;
  private final SecretBox secrets;
  private final WebhookOptions options;
  private final SendQueue queue;
  private final WebhookClient client;
  private final ThreadPoolExecutor workers;
  private final Semaphore slots;
  private final Semaphore recording = new Semaphore(RECORDING_AT_ONCE, true);
  private final Rounds rounds;

  private WebhookSender(
      Database db, SecretBox secrets, WebhookOptions options, DnsResolver names, SSLContext tls) {
    this.db = db;
    this.secrets = secrets;
    this.options = options;
    this.queue = new SendQueue(options.lease());
    this.client = new WebhookClient(options, names, tls);
    this.slots = new Semaphore(options.slots());
    this.workers = new ThreadPoolExecutor(
        options.slots(),
        options.slots(),
        30,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> Rounds.daemon(task, "webhook"));
    workers.allowCoreThreadTimeOut(true);
    this.rounds = new Rounds("webhooks", PAUSE, options.total(), this::round);
  }

  /** Sends from now on; {@code secrets} opens what messages are signed with. */
  public static WebhookSender started(Database db, SecretBox secrets, WebhookOptions options) {
    try {
      return started(
          db, secrets, options, SystemDefaultDnsResolver.INSTANCE, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has TLS", impossible);
    }
  }

  /** The same with other names and other authorities than the machine's. */
  static WebhookSender started(
      Database db, SecretBox secrets, WebhookOptions options, DnsResolver names, SSLContext tls) {
    WebhookSender sender = new WebhookSender(db, secrets, options, names, tls);
    sender.rounds.start();
    return sender;
  }

  /** How many endpoints it began to send to. */
  private int round() {
    int begun = 0;
    for (Tenant tenant : db.tenants().all()) {
      int free = slots.availablePermits();
      if (rounds.isRunning() && free > 0) {
        begun += begin(tenant.id(), Math.min(free, LANES_AT_ONCE));
      }
    }
    return begun;
  }

  private int begin(TenantId tenant, int most) {
    Caller caller = Caller.system(tenant, "webhooks");
    int begun = 0;
    for (Lane lane : db.inTx(caller, tx -> queue.take(tx, most, MESSAGES_AT_ONCE))) {
      if (lane.messages().isEmpty()) {
        record(caller, lane, List.of());
      } else {
        begin(caller, lane);
        begun++;
      }
    }
    return begun;
  }

  private void begin(Caller caller, Lane lane) {
    List<String> opened;
    try {
      opened = lane.sealedSecrets().stream().map(secrets::decrypt).toList();
    } catch (SecretBox.SecretUnreadable e) {
      record(caller, lane, unsent(lane, String.valueOf(e.getMessage())));
      return;
    }
    long end = System.nanoTime() + options.window().toNanos();
    LaneRound round = new LaneRound(
        lane, opened, client, db.clock(), () -> !rounds.isRunning() || System.nanoTime() - end > 0);
    int useful = round.useful(options.slotsPerEndpoint());
    int taken = 0;
    while (taken < useful && slots.tryAcquire()) {
      taken++;
    }
    if (taken == 0) {
      record(caller, lane, List.of());
      return;
    }
    round.begin(taken);
    for (int i = 0; i < taken; i++) {
      workers.execute(() -> work(caller, round));
    }
  }

  private List<Sent> unsent(Lane lane, String why) {
    return lane.messages().stream()
        .map(message -> new Sent(message.id(), db.clock().instant(), 0, null, null, why))
        .toList();
  }

  private void work(Caller caller, LaneRound round) {
    try {
      if (round.work()) {
        record(caller, round.lane(), round.sent());
      }
    } finally {
      slots.release();
      rounds.wake();
    }
  }

  /** Never throws: when it cannot be written down, the lease runs out and it is sent again. */
  private void record(Caller caller, Lane lane, List<Sent> sent) {
    recording.acquireUninterruptibly();
    try {
      if (!db.inTx(caller, tx -> queue.record(tx, lane, sent))) {
        LOG.warn(
            "{} messages to webhook endpoint {} took longer than the lease and go out again",
            sent.size(),
            lane.endpoint());
      }
    } catch (RuntimeException e) {
      LOG.warn("what came of {} messages is not known: {}", sent.size(), e.toString());
    } finally {
      recording.release();
    }
  }

  /** Why nothing is sent, if nothing is. */
  public Optional<String> trouble() {
    return rounds.trouble();
  }

  /** Finishes the requests that are under way, records them, and ends. */
  @Override
  public void close() {
    rounds.close();
    try {
      workers.shutdown();
      if (!workers.awaitTermination(options.total().plusSeconds(2).toMillis(), MILLISECONDS)) {
        LOG.warn("some messages were under way for too long and go out again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    client.close();
  }
}
