package io.dotmac.sub.server.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.subscriber.NewSubscriber;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import io.dotmac.sub.core.webhook.WebhookWorld;
import io.dotmac.sub.server.adapter.webhook.WebhookReceiver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database, killed in turn while things happen and services fall due. */
class KilledServersHttpTest {
  private static final Duration LONG = Duration.ofMinutes(4);
  private static final int SERVICES = 60;
  private static final int MOST_MILLIS = 1_500;

  /** Due times of the schedule for which a job did not succeed exactly once. */
  private static final String NOT_ONCE = """
      select job || ' ' || due_at || ' ' || string_agg(status || ' ' || coalesce(detail, ''), ', ')
      from job_run where started_by = 'schedule'
      group by job, due_at having count(*) filter (where status = 'succeeded') <> 1
      """;

  private static final String AT_ONCE = """
      select one.job || ' ' || one.started_at from job_run one
      join job_run other on other.tenant_id = one.tenant_id
        and other.job = one.job and other.id > one.id
        and other.started_at < one.finished_at and one.started_at < other.finished_at
      """;

  private static final String NOT_BILLED_ONCE = """
      select s.id || ' ' || count(distinct l.invoice_id) from subscription s
      left join invoice_line l on l.tenant_id = s.tenant_id and l.subscription_id = s.id
      group by s.id having count(distinct l.invoice_id) <> 1
      """;

  private static final String ON_CALL = """
      with rule as (insert into alert_rule (tenant_id, id, name, metric_type, operator, threshold)
          values (:tenant, gen_random_uuid(), 'busy', 'cpu', 'gt', 90) returning tenant_id),
        policy as (insert into alert_notification_policy (tenant_id, id, name, severity_min,
            tells_resolved)
          select tenant_id, gen_random_uuid(), 'all', 'info', false from rule returning *)
      insert into alert_notification_policy_step (tenant_id, id, policy_id, step_index,
        delay_minutes, channel, recipient)
      select tenant_id, gen_random_uuid(), id, 0, 0, 'email', 'noc@example.com' from policy
      """;

  private static final String RAISE = """
      insert into alert (tenant_id, id, rule_id, subject_id, metric_type, measured_value, severity,
        triggered_at)
      select r.tenant_id, gen_random_uuid(), r.id, gen_random_uuid(), 'cpu', 99, 'warning', now()
      from alert_rule r, generate_series(1, 20) where r.tenant_id = :tenant
      """;

  private static final String NOT_TOLD_ONCE = """
      select 'alert ' || a.id || ' ' || count(g.id) from alert a
      left join alert_notification_log g on g.tenant_id = a.tenant_id and g.alert_id = a.id
      group by a.id having count(g.id) <> 1
      union all
      select 'line without a message ' || g.id from alert_notification_log g
      where not exists (select 1 from notification n where n.id = g.notification_id)
      union all
      select 'message without a line ' || n.id from notification n where n.category = 'alert'
        and not exists (select 1 from alert_notification_log g where g.notification_id = n.id)
      """;

  @TempDir
  Path folder;

  private final TestDatabase database = TestDatabase.fresh();
  private final WebhookReceiver receiver = new WebhookReceiver();
  private final List<ServerProcess> servers = new ArrayList<>();
  private final SplittableRandom random = new SplittableRandom(5);
  private WebhookWorld world;
  private OfferId plan;
  private int made;

  @BeforeEach
  void start() throws Exception {
    Path keys = folder.resolve("keys");
    world = new WebhookWorld(database, Keyring.loadOrCreate(keys));
    world.endpoint(receiver.url(), "*");
    plan = world
        .db()
        .inTx(
            world.tenant(),
            tx -> new Offers()
                .create(
                    tx,
                    OfferDraft.named("Fiber 50").terms(),
                    List.of(Price.recurring(Money.of("15000", "NGN"))),
                    LocalDate.of(2020, 1, 1))
                .id());
    sql(ON_CALL);
    for (String name : List.of("one", "other")) {
      servers.add(new ServerProcess(folder.resolve(name), database.appAccess(), keys).start());
    }
  }

  @AfterEach
  void close() {
    servers.forEach(ServerProcess::close);
    receiver.close();
    database.close();
  }

  @Test
  void nothingIsLostOrDoneTwiceByTwoServersThatAreKilledThreeTimesEach() throws Exception {
    killed(3);
  }

  @Test
  @Tag("full")
  void nothingIsLostOrDoneTwiceByTwoServersThatAreKilledTwentyTimesEach() throws Exception {
    killed(20);
  }

  private void killed(int times) throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<Integer> happened = pool.submit(this::happen);
    try {
      for (int kill = 0; kill < 2 * times; kill++) {
        addServices();
        sql(RAISE);
        fallDue();
        Thread.sleep(random.nextInt(MOST_MILLIS));
        servers.get(kill % 2).close();
        servers.get(kill % 2).start();
      }
    } finally {
      pool.shutdownNow();
    }
    int committed = happened.get();
    addServices();
    // A run that is under way may have looked before these services were there.
    await().atMost(LONG).until(() -> fallDue() == 1);

    await().atMost(LONG).untilAsserted(() -> {
      assertThat(rows(NOT_BILLED_ONCE)).isEmpty();
      assertThat(rows(NOT_ONCE)).isEmpty();
      assertThat(rows(NOT_TOLD_ONCE)).isEmpty();
      assertThat(got()).containsAll(committed());
    });
    assertThat(rows(AT_ONCE)).isEmpty();
    assertThat(got()).isSubsetOf(committed());
    assertThat(count("select count(*) from event_store where actor_name = 'system'"
            + " and event_type in ('invoice.paid', 'subscriber.updated')"))
        .isEqualTo(committed);
    assertThat(count("select count(*) from subscription")).isEqualTo((2L * times + 1) * SERVICES);
    // What was done twice was the same message, which says so.
    Set<String> messages = new HashSet<>();
    receiver.got().forEach(message -> messages.add(message.id()));
    assertThat(messages).hasSameSizeAs(committed());
    System.out.printf(
        "%d kills: %d events, %d services billed, %d runs of jobs, %d of them cut off%n",
        2 * times,
        committed().size(),
        count("select count(*) from subscription"),
        count("select count(*) from job_run"),
        count("select count(*) from job_run where status = 'failed'"));
  }

  /** Commits events of ten subscribers until it is interrupted; how many. */
  private int happen() {
    List<UUID> subscribers = random.ints(10).mapToObj(any -> UUID.randomUUID()).toList();
    int number = 0;
    while (!Thread.currentThread().isInterrupted()) {
      WebhookWorld.Noted event = new WebhookWorld.Noted(number, subscribers.get(number % 10));
      world.db().run(world.tenant(), tx -> tx.publish(event));
      number++;
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return number;
  }

  /** The job that bills is due now, unless it runs; gives how many are. */
  private int fallDue() throws SQLException {
    try (Connection connection = database.superuser().getConnection();
        Statement update = connection.createStatement()) {
      update.executeUpdate("update job_schedule set execution_time = now(), version = version + 1"
          + " where task_name = 'escalate_alerts' and not picked");
      return update.executeUpdate(
          "update job_schedule set execution_time = now(), version = version + 1"
              + " where task_name = 'run_invoice_cycle' and not picked");
    }
  }

  private void sql(String sql) {
    world
        .db()
        .run(
            world.tenant(),
            tx -> tx.session()
                .createNativeMutationQuery(sql)
                .setParameter("tenant", world.tenant().value())
                .executeUpdate());
  }

  /** New services that have to be billed. */
  private void addServices() {
    world.db().run(world.tenant(), this::addServices);
  }

  private void addServices(Tx tx) {
    List<NewSubscriber> people = new ArrayList<>();
    for (int i = 0; i < SERVICES; i++) {
      people.add(NewSubscriber.of(SubscriberDetails.of(
          Person.of("Ada", "Obi", "ada" + made++ + "@example.net"), PostalAddress.NONE, "NGN")));
    }
    LocalDate since = tx.today();
    new Subscriptions()
        .createAll(
            tx,
            new Subscribers()
                .createAll(tx, people).stream()
                    .map(each -> NewSubscription.active(each.id(), plan, since))
                    .toList());
  }

  private Set<String> got() {
    Set<String> events = new HashSet<>();
    receiver
        .got()
        .forEach(
            message -> events.add(WireJson.tree(message.body()).path("event_id").asText()));
    return events;
  }

  private Set<String> committed() {
    Set<String> events = new HashSet<>();
    read("select event_id from event_store", events);
    return events;
  }

  private List<String> rows(String sql) {
    List<String> found = new ArrayList<>();
    read(sql, found);
    return found;
  }

  private long count(String sql) {
    return Long.parseLong(rows(sql).get(0));
  }

  private void read(String sql, Collection<String> into) {
    try (Connection connection = database.superuser().getConnection();
        Statement query = connection.createStatement();
        ResultSet row = query.executeQuery(sql)) {
      while (row.next()) {
        into.add(row.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
