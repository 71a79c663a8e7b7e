package io.dotmac.sub.core.notify.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.notify.AccountNotice;
import io.dotmac.sub.core.notify.NewNotification;
import io.dotmac.sub.core.notify.Notification;
import io.dotmac.sub.core.notify.NotificationDelivery;
import io.dotmac.sub.core.notify.NotificationDeliveryStatus;
import io.dotmac.sub.core.notify.NotificationId;
import io.dotmac.sub.core.notify.NotificationSettings;
import io.dotmac.sub.core.notify.NotificationStatus;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.NotifyWorld;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutboxDbTest {
  private static final Map<NotificationChannel, Integer> TEN =
      Map.of(NotificationChannel.EMAIL, 10, NotificationChannel.SMS, 10);
  private static final SendOutcome TAKEN = new SendOutcome.Accepted("m-1", "250 ok");

  private final NotifyWorld world = new NotifyWorld();
  private final Outbox outbox = new Outbox(world.setup(), Duration.ofMinutes(10));
  private final Notifications notifications = new Notifications(world.setup());
  private final SubscriberId ada = world.subscriber();

  private NotificationId queued(NotificationChannel channel) {
    world.forget();
    String subject = channel == NotificationChannel.SMS ? null : "News";
    return world
        .db()
        .inTx(
            world.tenant(),
            tx -> notifications.send(
                tx, new NewNotification(ada, channel, null, subject, "Hello {{name}}", null)))
        .get(0)
        .id();
  }

  private List<Leased> take() {
    return world.db().inTx(world.tenant(), tx -> outbox.take(tx, TEN));
  }

  private boolean record(Leased message, SendOutcome outcome) {
    return world.db().inTx(world.tenant(), tx -> outbox.record(tx, message, "twilio", outcome));
  }

  private Notification only() {
    assertThat(world.messages()).hasSize(1);
    return world.messages().get(0);
  }

  @Test
  void whatIsTakenIsOneNodesUntilItsLeaseRunsOut() {
    queued(NotificationChannel.EMAIL);
    Leased held = take().get(0);
    List<Leased> second = take();
    world.update("update notification set leased_until = now() - interval '1 second'"
        + " where tenant_id = ?");
    Leased taken = take().get(0);

    assertThat(second).isEmpty();
    assertThat(taken.id()).isEqualTo(held.id());
    assertThat(record(held, SendOutcome.never("550", "no such user"))).isFalse();
    assertThat(record(taken, TAKEN)).isTrue();
    assertThat(record(taken, TAKEN)).isFalse();
    assertThat(only().status()).isEqualTo(NotificationStatus.DELIVERED);
    assertThat(only().attemptCount()).isEqualTo(2);
    assertThat(take()).isEmpty();
  }

  @Test
  void itIsTriedFiveTimesByThePlan() {
    queued(NotificationChannel.EMAIL);
    List<Integer> tries = new ArrayList<>();
    for (Duration wait :
        Stream.of("PT0S", "PT1M", "PT5M", "PT30M", "PT4H").map(Duration::parse).toList()) {
      if (!wait.isZero()) {
        world.forward(wait.minusSeconds(20));
        assertThat(take()).as("before " + wait).isEmpty();
        world.forward(Duration.ofSeconds(20));
      }
      for (Leased message : take()) {
        record(message, SendOutcome.later("421", "not now"));
        tries.add(only().attemptCount());
      }
    }
    world.forward(Duration.ofDays(30));

    assertThat(take()).isEmpty();
    assertThat(tries).containsExactly(1, 2, 3, 4, 5);
    assertThat(only().status()).isEqualTo(NotificationStatus.FAILED);
    assertThat(only().error()).contains("not now");
    assertThat(world.deliveries())
        .hasSize(5)
        .allSatisfy(row -> assertThat(row.status()).isEqualTo(NotificationDeliveryStatus.FAILED));
  }

  @Test
  void whatIsRefusedForGoodIsNotTriedAgainButCanBeSentAgain() {
    NotificationId id = queued(NotificationChannel.EMAIL);
    record(take().get(0), SendOutcome.never("550", "no such user"));
    NotificationStatus refused = only().status();
    world.db().run(world.tenant(), tx -> notifications.resend(tx, id));
    record(take().get(0), TAKEN);

    assertThat(refused).isEqualTo(NotificationStatus.FAILED);
    assertThat(only().status()).isEqualTo(NotificationStatus.DELIVERED);
    assertThat(only().error()).isEmpty();
    assertThat(world.deliveries())
        .extracting(NotificationDelivery::status)
        .containsExactly(NotificationDeliveryStatus.REJECTED, NotificationDeliveryStatus.ACCEPTED);
  }

  @Test
  void whatIsStoppedIsNotSentAndWhatWasSentCannotBeStopped() {
    NotificationId id = queued(NotificationChannel.EMAIL);
    world.db().run(world.tenant(), tx -> notifications.cancel(tx, id));

    assertThat(take()).isEmpty();
    assertThat(only().status()).isEqualTo(NotificationStatus.CANCELED);
    assertThatThrownBy(() -> world.db().run(world.tenant(), tx -> notifications.cancel(tx, id)))
        .hasMessageContaining("canceled");
  }

  @Test
  void aLinkGoesFirstAtAnyHourAndIsReadableForNobodyAfterwards() {
    queued(NotificationChannel.EMAIL);
    world.set(NotificationSettings.QUIET_START, "21:00");
    world.set(NotificationSettings.QUIET_END, "08:00");
    world.clock(Instant.parse("2031-01-10T23:30:00Z"));
    String link = "https://lagoon.example/auth/reset-password?token=very-secret";
    NotificationId id = world
        .db()
        .inTx(
            world.tenant(),
            tx -> notifications.account(
                tx,
                new AccountNotice(
                    "account.reset",
                    ada.value(),
                    "ada@example.com",
                    "Ada",
                    Locale.ENGLISH,
                    link,
                    Instant.parse("2031-01-11T00:30:00Z"))));
    Notification before = world.messages().get(1);
    List<Leased> taken = take();
    OutgoingMessage message = taken.stream()
        .filter(each -> each.id().equals(id.value()))
        .findFirst()
        .orElseThrow()
        .open(world.setup().secrets());
    taken.forEach(each -> record(each, TAKEN));

    assertThat(before.body()).isEmpty();
    assertThat(before.subject()).isEmpty();
    assertThat(message.text().body()).contains(link, "Hello Ada");
    assertThat(message.toString()).doesNotContain("secret");
    assertThat(world.update("update notification set error = error"
            + " where tenant_id = ? and content_sealed is not null"))
        .isZero();
    assertThatThrownBy(() -> world.db().run(world.tenant(), tx -> notifications.resend(tx, id)))
        .hasMessageContaining("ask for a new one");
  }

  @Test
  void whatIsTriedAgainAtNightWaitsForTheMorningWhenItRings() {
    queued(NotificationChannel.SMS);
    world.clock(Instant.parse("2031-01-10T19:50:00Z"));
    record(take().get(0), SendOutcome.later("", "not now"));
    world.set(NotificationSettings.QUIET_START, "21:00");
    world.set(NotificationSettings.QUIET_END, "08:00");
    world.clock(Instant.parse("2031-01-10T20:30:00Z"));
    List<Leased> night = take();
    world.clock(Instant.parse("2031-01-11T07:00:30Z"));

    assertThat(night).isEmpty();
    assertThat(take()).hasSize(1);
  }

  @Test
  void aReportSaysWhatBecameOfAMessageOnce() {
    queued(NotificationChannel.SMS);
    record(take().get(0), TAKEN);
    DeliveryReports.Report lost = new DeliveryReports.Report(
        "twilio", "m-1", NotificationDeliveryStatus.BOUNCED, "30005", "undelivered");
    boolean first = world.db().inTx(world.tenant(), tx -> DeliveryReports.add(tx, lost));
    boolean second = world.db().inTx(world.tenant(), tx -> DeliveryReports.add(tx, lost));
    NotifyWorld other = new NotifyWorld();
    boolean foreign = other.db().inTx(other.tenant(), tx -> DeliveryReports.add(tx, lost));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(foreign).isFalse();
    assertThat(only().status()).isEqualTo(NotificationStatus.FAILED);
    assertThat(only().error().orElse("")).contains("bounced (30005)");
    assertThat(world.deliveries()).hasSize(2);
  }

  @Test
  void tenantsTakeTheirOwnOnly() {
    queued(NotificationChannel.EMAIL);
    NotifyWorld other = new NotifyWorld();
    Outbox theirs = new Outbox(other.setup(), Duration.ofMinutes(1));
    List<Leased> taken = other.db().inTx(other.tenant(), tx -> theirs.take(tx, TEN));

    assertThat(taken).isEmpty();
  }
}
