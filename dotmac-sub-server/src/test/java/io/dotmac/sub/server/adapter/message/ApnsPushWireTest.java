package io.dotmac.sub.server.adapter.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.pushy.apns.auth.ApnsSigningKey;
import com.eatthepath.pushy.apns.server.MockApnsServer;
import com.eatthepath.pushy.apns.server.MockApnsServerBuilder;
import com.eatthepath.pushy.apns.server.PushNotificationHandler;
import com.eatthepath.pushy.apns.server.RejectedNotificationException;
import com.eatthepath.pushy.apns.server.RejectionReason;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.radius.eap.TestCertificates;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApnsPushWireTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String APP = "a".repeat(64);
  private static final String GONE = "b".repeat(64);

  @TempDir
  Path folder;

  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> ids = new CopyOnWriteArrayList<>();

  @Test
  void aMessageIsSentUnderItsOwnIdAndAnAppThatIsGoneIsTold() throws Exception {
    TestCertificates authority = new TestCertificates("Apple of the test");
    authority.authority().write(folder, "authority");
    authority.server("localhost").write(folder, "server");
    int port = freePort();
    MockApnsServer server = new MockApnsServerBuilder()
        .setServerCredentials(
            folder.resolve("server.pem").toFile(), folder.resolve("server.key").toFile(), null)
        .setHandlerFactory(session -> handler())
        .build();
    server.start(port).get();
    try (ApnsPush push = new ApnsPush(options(port), LONG)) {
      OutgoingMessage message = Outgoing.push("apns:" + APP, "80 GB of 100 GB");
      SendOutcome taken = push.send(message, APP);
      SendOutcome gone = push.send(Outgoing.push("apns:" + GONE, "x"), GONE);

      assertThat(taken).isInstanceOf(SendOutcome.Accepted.class);
      assertThat(((SendOutcome.Accepted) taken).providerMessageId())
          .isEqualTo(message.id().toString());
      assertThat(ids.get(0)).isEqualTo(message.id().toString());
      assertThat(paths.get(0)).isEqualTo("/3/device/" + APP);
      assertThat(bodies.get(0)).contains("80 GB of 100 GB", "Data");
      assertThat(((SendOutcome.Rejected) gone).permanent()).isTrue();
      assertThat(((SendOutcome.Rejected) gone).code()).isEqualTo(AppPush.GONE);
    } finally {
      server.shutdown().get();
    }
  }

  @Test
  void aServerThatIsAwayIsTriedAgain() throws Exception {
    new TestCertificates("Apple of the test").authority().write(folder, "authority");
    try (ApnsPush push = new ApnsPush(options(freePort()), Duration.ofMillis(500))) {
      SendOutcome away = push.send(Outgoing.push("apns:" + APP, "x"), APP);

      assertThat(((SendOutcome.Rejected) away).permanent()).isFalse();
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private ApnsOptions options(int port) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    KeyPair keys = generator.generateKeyPair();
    return new ApnsOptions(
        new ApnsSigningKey("KEY0000001", "TEAM000001", (ECPrivateKey) keys.getPrivate()),
        "example.lagoon.app",
        "localhost",
        port,
        folder.resolve("authority.pem"));
  }

  private PushNotificationHandler handler() {
    return (headers, payload) -> {
      String path = String.valueOf(headers.get(":path"));
      paths.add(path);
      ids.add(String.valueOf(headers.get("apns-id")));
      bodies.add(payload.toString(StandardCharsets.UTF_8));
      if (path.endsWith(GONE)) {
        throw new RejectedNotificationException(RejectionReason.UNREGISTERED);
      }
    };
  }
}
