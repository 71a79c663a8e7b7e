package io.dotmac.sub.server.adapter.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.RadiusServer;
import io.dotmac.sub.server.security.password.PasswordsElsewhere.Verdict;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RadiusLoginsWireTest {
  private static final TenantId TENANT = new TenantId(UUID.randomUUID());
  private static final SharedSecret SECRET = SharedSecret.of("a secret of two machines");
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void aRightPasswordIsRightAndAnyOtherIsWrong() throws IOException {
    try (RadiusServer server = server(knowing("ada", "secret words"));
        RadiusLogins logins = logins(server.authPort())) {
      assertThat(check(logins, "ada", "secret words")).isEqualTo(Verdict.RIGHT);
      assertThat(check(logins, "ada", "secret word")).isEqualTo(Verdict.WRONG);
      assertThat(check(logins, "ngozi", "secret words")).isEqualTo(Verdict.WRONG);
      assertThat(logins.trouble()).isEmpty();
    }
  }

  @Test
  void whatCannotBeSentIsWrongAndNotAsked() throws IOException {
    try (RadiusServer server = server(knowing("ada", "x"));
        RadiusLogins logins = logins(server.authPort())) {
      assertThat(check(logins, "ada", "")).isEqualTo(Verdict.WRONG);
      assertThat(check(logins, "ada", "x\0")).isEqualTo(Verdict.WRONG);
      assertThat(check(logins, "ada", "x".repeat(129))).isEqualTo(Verdict.WRONG);
      assertThat(check(logins, "a".repeat(254), "x")).isEqualTo(Verdict.WRONG);
      assertThat(asked).hasValue(0);
      assertThat(check(logins, "ada", "x".repeat(128))).isEqualTo(Verdict.WRONG);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void theSecondServerIsAskedOnlyWhenTheFirstIsSilentAndFirstFromThenOn() throws IOException {
    try (RadiusServer second = server(knowing("ada", "secret words"));
        DatagramSocket silent = new DatagramSocket(0, HERE);
        RadiusLogins logins = logins(silent.getLocalPort(), second.authPort())) {
      assertThat(check(logins, "ada", "secret words")).isEqualTo(Verdict.RIGHT);
      int received = received(silent);
      assertThat(check(logins, "ada", "wrong")).isEqualTo(Verdict.WRONG);

      assertThat(received).isEqualTo(2);
      assertThat(received(silent)).isEqualTo(0);
    }
  }

  @Test
  void aServerThatRefusesHasDecided() throws IOException {
    AtomicInteger others = new AtomicInteger();
    try (RadiusServer first = server(knowing("ada", "other words"));
        RadiusServer second = server(AccessPolicy.deciding(request -> {
          others.incrementAndGet();
          return AccessDecision.accept(AttributeBlock.EMPTY);
        }));
        RadiusLogins logins = logins(first.authPort(), second.authPort())) {
      assertThat(check(logins, "ada", "secret words")).isEqualTo(Verdict.WRONG);
      assertThat(others).hasValue(0);
    }
  }

  @Test
  void anotherRoundIsNoAccess() throws IOException {
    AttributeBlock state = AttributeBlock.of(Attributes.STATE, new byte[] {1, 2, 3});
    try (RadiusServer server =
            server(AccessPolicy.deciding(request -> new AccessDecision.Challenge(state)));
        RadiusLogins logins = logins(server.authPort())) {
      assertThat(check(logins, "ada", "secret words")).isEqualTo(Verdict.WRONG);
    }
  }

  @Test
  void withoutAnAnswerOrWithOneOfAnotherSecretNothingIsDecided() throws IOException {
    RadiusLoginOptions.Server other;
    try (RadiusServer server = server(knowing("ada", "secret words"))) {
      other =
          new RadiusLoginOptions.Server(HERE, server.authPort(), SharedSecret.of("another"), true);
      try (RadiusLogins logins = RadiusLogins.open(options(List.of(other)))) {
        assertThat(check(logins, "ada", "secret words")).isEqualTo(Verdict.UNANSWERED);
        assertThat(logins.trouble().orElseThrow())
            .contains("127.0.0.1:" + server.authPort())
            .doesNotContain("another");
      }
    }
  }

  private static Verdict check(RadiusLogins logins, String user, String password) {
    return logins.check(TENANT, user, password).toCompletableFuture().join();
  }

  private static int received(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(1);
    java.net.DatagramPacket packet = new java.net.DatagramPacket(new byte[4096], 4096);
    for (int count = 0; ; count++) {
      try {
        socket.receive(packet);
      } catch (java.net.SocketTimeoutException none) {
        return count;
      }
    }
  }

  private static RadiusLogins logins(int... ports) {
    return RadiusLogins.open(options(java.util.Arrays.stream(ports)
        .mapToObj(port -> new RadiusLoginOptions.Server(HERE, port, SECRET, true))
        .toList()));
  }

  private static RadiusLoginOptions options(List<RadiusLoginOptions.Server> servers) {
    return new RadiusLoginOptions(servers, Duration.ofSeconds(2), "dotmac-sub", Set.of());
  }

  private AccessPolicy knowing(String user, String password) {
    return AccessPolicy.deciding(request -> {
      asked.incrementAndGet();
      return request.userName().filter(user::equals).isPresent()
          ? AccessDecision.of(
              Credential.clearText(password).check(request.attempt()), AttributeBlock.EMPTY)
          : AccessDecision.reject(RejectReason.UNKNOWN_USER);
    });
  }

  private static RadiusServer server(AccessPolicy policy) throws IOException {
    NasClient here = NasClient.of("here", IpPrefix.parse("127.0.0.0/8"), SECRET);
    return RadiusServer.builder(NasDirectory.of(List.of(here)))
        .access(policy)
        .bind(HERE)
        .ports(0, 0)
        .rejectDelay(Duration.ZERO)
        .start();
  }
}
