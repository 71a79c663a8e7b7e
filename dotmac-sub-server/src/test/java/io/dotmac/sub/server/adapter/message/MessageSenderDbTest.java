package io.dotmac.sub.server.adapter.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dotmac.sub.core.notify.AccountNotice;
import io.dotmac.sub.core.notify.Notification;
import io.dotmac.sub.core.notify.NotificationSettings;
import io.dotmac.sub.core.notify.NotificationStatus;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.notify.NotifyWorld;
import io.dotmac.sub.core.notify.choice.PushPlatform;
import io.dotmac.sub.core.notify.choice.PushTokens;
import io.dotmac.sub.core.notify.queue.MessageChannel;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.testing.TestDatabase;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageSenderDbTest {
  private static final Duration LONG = Duration.ofSeconds(120);

  @TempDir
  Path folder;

  private final TestDatabase database = TestDatabase.fresh();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private NotifyWorld world;
  private SubscriberId ada;

  @BeforeEach
  void begin() throws IOException {
    server.start();
    world = new NotifyWorld(
        database,
        Keyring.loadOrCreate(folder.resolve("keys")),
        EnumSet.allOf(NotificationChannel.class));
    ada = world.subscriber();
    world.forget();
  }

  @AfterEach
  void end() {
    server.stop();
    database.close();
  }

  private static MessageChannel smtp(int port) {
    return new SmtpChannel(Outgoing.smtp(port), new UnsubscribeLinks(Keyring.generate()));
  }

  private MessageSender started(MessageChannel... channels) {
    return MessageSender.started(
        world.db(), world.setup(), List.of(channels), MessageOptions.STANDARD);
  }

  /** A provider that does as it is told. */
  private record Told(
      NotificationChannel channel,
      List<OutgoingMessage> got,
      Function<OutgoingMessage, SendOutcome> answer)
      implements MessageChannel {
    static Told of(NotificationChannel channel, Function<OutgoingMessage, SendOutcome> answer) {
      return new Told(channel, new CopyOnWriteArrayList<>(), answer);
    }

    @Override
    public String provider(OutgoingMessage message) {
      return "told";
    }

    @Override
    public SendOutcome send(OutgoingMessage message) {
      got.add(message);
      return answer.apply(message);
    }

    @Override
    public void close() {}
  }

  private void warn(int times) {
    for (int i = 0; i < times; i++) {
      world.warn(ada);
    }
    world.dispatch();
  }

  @Test
  void aMailServerThatWasDownGetsEachMailOnceWhenItIsBack() throws Exception {
    int port = server.getSmtp().getPort();
    server.stop();
    warn(3);
    try (MessageSender sender = started(smtp(port))) {
      await()
          .atMost(LONG)
          .until(() -> world.messages().stream()
              .allMatch(
                  each -> each.attemptCount() == 1 && each.status() == NotificationStatus.QUEUED));
      assertThat(world.messages())
          .allSatisfy(message -> assertThat(message.error().orElse("")).contains("127.0.0.1"));
      GreenMail back = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      back.start();
      world.forward(Duration.ofMinutes(1));
      await().atMost(LONG).until(() -> world.count(NotificationStatus.DELIVERED) == 3);
      Set<String> ids = new HashSet<>();
      for (MimeMessage mail : back.getReceivedMessages()) {
        ids.add(mail.getMessageID());
        assertThat(mail.getSubject()).isEqualTo("You have used 80% of your data");
      }
      assertThat(back.getReceivedMessages()).hasSize(3);
      assertThat(ids).hasSize(3);
      back.stop();
    }
  }

  @Test
  void aProviderThatHangsDelaysNoOtherChannel() {
    world.set(NotificationSettings.SMS, "true");
    CountDownLatch end = new CountDownLatch(1);
    Told hanging = Told.of(NotificationChannel.SMS, message -> {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return SendOutcome.later("", "it hung");
    });
    try (MessageSender sender = started(smtp(server.getSmtp().getPort()), hanging)) {
      warn(20);
      await().atMost(LONG).until(() -> world.count(NotificationStatus.DELIVERED) == 20);
      await().atMost(LONG).until(() -> hanging.got().size() == MessageOptions.STANDARD.slots());

      assertThat(world.messages())
          .filteredOn(message -> message.channel() == NotificationChannel.SMS)
          .hasSize(20)
          .noneMatch(message -> message.status() == NotificationStatus.DELIVERED);
      // As many as there are slots, however much waits.
      assertThat(hanging.got()).hasSize(MessageOptions.STANDARD.slots());
      end.countDown();
    } finally {
      end.countDown();
    }
    assertThat(server.getReceivedMessages()).hasSize(20);
  }

  @Test
  void aNodeThatDiesBetweenSendingAndRecordingCausesOneRepeatWithTheSameId() throws Exception {
    warn(1);
    Told dying = Told.of(NotificationChannel.EMAIL, message -> {
      smtp(server.getSmtp().getPort()).send(message);
      throw new IllegalStateException("killed before it could be written down");
    });
    try (MessageSender victim = started(dying)) {
      await().atMost(LONG).until(() -> server.getReceivedMessages().length == 1);
    }
    assertThat(world.count(NotificationStatus.SENDING)).isEqualTo(1);
    world.update("update notification set leased_until = now() - interval '1 second'"
        + " where tenant_id = ?");
    try (MessageSender next = started(smtp(server.getSmtp().getPort()))) {
      await().atMost(LONG).until(() -> world.count(NotificationStatus.DELIVERED) == 1);
    }

    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(server.getReceivedMessages()[0].getMessageID())
        .isEqualTo(server.getReceivedMessages()[1].getMessageID());
  }

  @Test
  void twoNodesSendEachMailOnce() {
    warn(60);
    try (MessageSender one = started(smtp(server.getSmtp().getPort()));
        MessageSender two = started(smtp(server.getSmtp().getPort()))) {
      await().atMost(LONG).until(() -> world.count(NotificationStatus.DELIVERED) == 60);
    }

    assertThat(server.getReceivedMessages()).hasSize(60);
  }

  @Test
  void aLinkArrivesAndIsNowhereAfterwards() throws Exception {
    String link = "https://lagoon.example/auth/reset-password?token=very-secret-token";
    world
        .db()
        .run(
            world.tenant(),
            tx -> new Notifications(world.setup())
                .account(
                    tx,
                    new AccountNotice(
                        "account.reset",
                        null,
                        "amaka@lagoon.example",
                        "Amaka",
                        Locale.ENGLISH,
                        link,
                        Instant.parse("2031-01-11T00:30:00Z"))));
    try (MessageSender sender = started(smtp(server.getSmtp().getPort()))) {
      await().atMost(LONG).until(() -> world.count(NotificationStatus.DELIVERED) == 1);
    }
    Notification kept = world.messages().get(0);

    assertThat(com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(
            server.getReceivedMessages()[0]))
        .contains("very-secret-token");
    assertThat(kept.body()).isEmpty();
    assertThat(world.update("update notification set error = error where tenant_id = ?"
            + " and row_to_json(notification)::text like '%very-secret-token%'"))
        .isZero();
    assertThat(world.deliveries())
        .allSatisfy(
            row -> assertThat(row.responseBody().orElse("")).doesNotContain("very-secret-token"));
  }

  @Test
  void anAppThatIsGoneIsForgotten() {
    world.set(NotificationSettings.PUSH, "true");
    world.set(NotificationSettings.EMAIL, "false");
    world
        .db()
        .run(world.tenant(), tx -> PushTokens.register(tx, ada, PushPlatform.FCM, "old", null));
    warn(1);
    Told gone =
        Told.of(NotificationChannel.PUSH, message -> SendOutcome.never(AppPush.GONE, "not found"));
    try (MessageSender sender = started(gone)) {
      await().atMost(LONG).until(() -> world.count(NotificationStatus.FAILED) == 1);
    }
    warn(1);

    assertThat(world.messages()).hasSize(1);
  }
}
