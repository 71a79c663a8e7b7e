package io.dotmac.sub.radius.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.radius.FreeRadiusServer;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.vendor.Microsoft;
import io.dotmac.sub.radius.auth.Credential;
import io.dotmac.sub.radius.auth.MsChap;
import io.dotmac.sub.radius.auth.RejectReason;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.HiddenValue;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.PacketSigner;
import io.dotmac.sub.radius.packet.PacketView;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.radius.server.AccountingSink;
import io.dotmac.sub.radius.server.RadiusServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProxyWireTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final SharedSecret OURS = SharedSecret.of("ours");
  private static final SharedSecret THEIRS = SharedSecret.of("testing123");
  private static final Credential SECRET = Credential.clearText("secret");
  private static final byte[] PASSWORD = "of the tunnel".getBytes(StandardCharsets.US_ASCII);

  @TempDir
  Path folder;

  private final List<AccountingRecord> atHome = new CopyOnWriteArrayList<>();
  private final List<AccountingRecord> here = new CopyOnWriteArrayList<>();

  @Test
  void asksTheHomeServerAndHidesItsSecretsAnew() throws Exception {
    try (RadiusServer home = home();
        RadiusClient toHome = client(home.authPort(), home.acctPort(), THEIRS);
        HomePool pool = pool(toHome);
        RadiusServer proxy = proxy(pool);
        RadiusClient nas = client(proxy.authPort(), proxy.acctPort(), OURS)) {
      AttributeBlock states = AttributeBlock.of(Attributes.PROXY_STATE, new byte[] {1})
          .plus(AttributeBlock.of(Attributes.PROXY_STATE, new byte[] {2}));

      SendOutcome.Answered pap = ask(nas.pap("ada@home", "secret", states));
      SendOutcome.Answered chap = ask(nas.chap("ada@home", "secret", AttributeBlock.EMPTY));
      SendOutcome.Answered wrong = ask(nas.pap("ada@home", "wrong", AttributeBlock.EMPTY));
      SendOutcome.Answered own = ask(nas.pap("ada", "secret", AttributeBlock.EMPTY));

      assertThat(pap.reply().code()).isEqualTo(2);
      assertThat(pap.reply().all(Attributes.PROXY_STATE))
          .containsExactly(new byte[] {1}, new byte[] {2});
      assertThat(pap.reply().first(Attributes.CLASS)).contains(new byte[] {9});
      byte[] tunnel = pap.reply().first(Attributes.TUNNEL_PASSWORD).orElseThrow();
      assertThat(tunnel[0]).isEqualTo((byte) 4);
      assertThat(PacketSigner.ofThread()
              .revealSalted(
                  Arrays.copyOfRange(tunnel, 1, tunnel.length),
                  pap.request().authenticator(),
                  OURS))
          .contains(PASSWORD);
      assertThat(chap.reply().code()).isEqualTo(2);
      assertThat(wrong.reply().code()).isEqualTo(3);
      assertThat(own.reply().code()).as("asked here, where nobody is known").isEqualTo(3);
      assertThat(proxy.metrics().total().rejectsByReason())
          .containsEntry("rejected_by_home", 1L)
          .containsEntry("unknown_user", 1L);
    }
  }

  @Test
  void whenOneServerIsSilentTheNextIsAskedUntilTheFirstAnswersAgain() throws Exception {
    int[] ports = FreeRadiusServer.freePorts(2);
    try (RadiusServer home = home();
        RadiusClient silent = client(ports[0], ports[1], THEIRS);
        RadiusClient toHome = client(home.authPort(), home.acctPort(), THEIRS);
        HomePool pool = HomePool.of(
            Duration.ofMillis(50),
            new HomeServer("first", silent.retransmitting(Retransmission.ofMillis(200)), THEIRS),
            new HomeServer("second", toHome, THEIRS));
        RadiusServer proxy = proxy(pool);
        RadiusClient nas = client(proxy.authPort(), proxy.acctPort(), OURS)) {
      assertThat(
              ask(nas.pap("ada@home", "secret", AttributeBlock.EMPTY)).reply().code())
          .isEqualTo(2);
      assertThat(pool.dead()).containsExactly("first");

      try (RadiusServer back = home(ports[0], ports[1])) {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!pool.dead().isEmpty() && System.nanoTime() < deadline) {
          java.util.concurrent.locks.LockSupport.parkNanos(200_000);
        }
        assertThat(pool.dead()).isEmpty();
        ask(nas.pap("ada@home", "secret", AttributeBlock.EMPTY));
        assertThat(back.metrics().total().accepts()).isPositive();
      }
    }
  }

  @Test
  void withoutAnAnswerThereIsNone() throws Exception {
    int[] ports = FreeRadiusServer.freePorts(2);
    try (RadiusClient silent = client(ports[0], ports[1], THEIRS);
        HomePool pool = pool(silent.retransmitting(Retransmission.ofMillis(100)));
        RadiusServer proxy = proxy(pool);
        RadiusClient nas = client(proxy.authPort(), proxy.acctPort(), OURS)) {
      RadiusClient once = nas.retransmitting(Retransmission.ofMillis(1000));
      assertThat(once.pap("ada@home", "secret", AttributeBlock.EMPTY).get(30, TimeUnit.SECONDS))
          .isInstanceOf(SendOutcome.TimedOut.class);
      assertThat(once.account(AcctStatusType.START, session("ada@home")).get(30, TimeUnit.SECONDS))
          .isInstanceOf(SendOutcome.TimedOut.class);
    }
  }

  @Test
  void accountingGoesToItsRealmAndTheRestStays() throws Exception {
    try (RadiusServer home = home();
        RadiusClient toHome = client(home.authPort(), home.acctPort(), THEIRS);
        HomePool pool = pool(toHome);
        RadiusServer proxy = proxy(pool);
        RadiusClient nas = client(proxy.authPort(), proxy.acctPort(), OURS)) {
      ask(nas.account(AcctStatusType.START, session("ada@home")));
      ask(nas.account(AcctStatusType.STOP, session("bob")));

      assertThat(atHome).singleElement().satisfies(stored -> {
        assertThat(stored.userName()).contains("ada@home");
        assertThat(stored.status()).isEqualTo(AcctStatusType.START);
        assertThat(stored.sessionId()).isEqualTo("s1");
      });
      assertThat(here)
          .singleElement()
          .satisfies(stored -> assertThat(stored.userName()).contains("bob"));
    }
  }

  @Test
  void freeRadiusIsAskedAsAHomeServer() throws Exception {
    try (FreeRadiusServer home = FreeRadiusServer.start(folder);
        RadiusClient toHome = client(home.authPort(), home.acctPort(), THEIRS);
        HomePool pool = pool(toHome.excusingMessageAuthenticator());
        RadiusServer proxy = proxy(pool);
        RadiusClient nas = client(proxy.authPort(), proxy.acctPort(), OURS)) {
      SendOutcome.Answered pap = ask(nas.pap("ada@home", "secret", AttributeBlock.EMPTY));
      assertThat(pap.reply().code()).isEqualTo(2);
      assertThat(pap.reply().first(Attributes.CLASS))
          .contains("home".getBytes(StandardCharsets.US_ASCII));
      assertThat(
              ask(nas.chap("ada@home", "secret", AttributeBlock.EMPTY)).reply().code())
          .isEqualTo(2);
      assertThat(ask(nas.pap("ada@home", "wrong", AttributeBlock.EMPTY)).reply().code())
          .isEqualTo(3);
      assertThat(ask(nas.account(AcctStatusType.START, session("ada@home")))
              .reply()
              .code())
          .isEqualTo(5);
      keysOfMsChapComeThrough(nas);
    }
  }

  private static void keysOfMsChapComeThrough(RadiusClient nas) throws Exception {
    byte[] challenge = new byte[16];
    byte[] name = "ada@home".getBytes(StandardCharsets.US_ASCII);
    byte[] hash = Credential.ntHashOf("secret");
    byte[] response = MsChap.response(MsChap.challengeHash(new byte[16], challenge, name), hash);
    byte[] value = new byte[50];
    System.arraycopy(response, 0, value, 26, 24);

    SendOutcome.Answered answer = ask(nas.access(AttributeBlock.builder()
        .add(Attributes.USER_NAME, "ada@home")
        .add(Microsoft.CHAP_CHALLENGE, challenge)
        .add(Microsoft.CHAP2_RESPONSE, value)
        .build()));

    PacketView reply = answer.reply();
    assertThat(reply.code()).isEqualTo(2);
    assertThat(reply.has(Microsoft.CHAP2_SUCCESS)).isTrue();
    byte[] send = reply.first(Microsoft.MPPE_SEND_KEY).orElseThrow();
    assertThat(PacketSigner.ofThread().revealSalted(send, answer.request().authenticator(), OURS))
        .contains(MsChap.keys(hash, response).send());
  }

  private static HomePool pool(RadiusClient client) {
    return HomePool.of(Duration.ofSeconds(5), new HomeServer("home", client, THEIRS));
  }

  private RadiusServer home() throws IOException {
    return home(0, 0);
  }

  private RadiusServer home(int authPort, int acctPort) throws IOException {
    AccessPolicy policy = AccessPolicy.deciding(request -> SECRET
        .check(request.attempt())
        .match(
            () -> new AccessDecision.Accept(
                AttributeBlock.of(Attributes.CLASS, new byte[] {9}),
                List.of(HiddenValue.tagged(Attributes.TUNNEL_PASSWORD, 4, PASSWORD))),
            refused -> AccessDecision.reject(refused.reason())));
    return server(THEIRS, authPort, acctPort, policy, AccountingSink.storing(atHome::addAll));
  }

  private RadiusServer proxy(HomePool pool) throws IOException {
    RealmTable realms = RealmTable.empty().suffix("home", pool);
    AccessPolicy own =
        AccessPolicy.deciding(request -> AccessDecision.reject(RejectReason.UNKNOWN_USER));
    return server(
        OURS,
        0,
        0,
        ProxyPolicy.over(own, realms),
        ProxySink.over(AccountingSink.storing(here::addAll), realms));
  }

  private static RadiusServer server(
      SharedSecret secret, int authPort, int acctPort, AccessPolicy policy, AccountingSink sink)
      throws IOException {
    NasClient nas = NasClient.of("nas", IpPrefix.parse("127.0.0.1"), secret);
    return RadiusServer.builder(NasDirectory.of(List.of(nas)))
        .bind(LOOPBACK)
        .ports(authPort, acctPort)
        .readers(1)
        .receiveBuffer(1 << 20)
        .rejectDelay(Duration.ZERO)
        .closeGrace(Duration.ofMillis(200))
        .access(policy)
        .accounting(sink)
        .start();
  }

  private static RadiusClient client(int authPort, int acctPort, SharedSecret secret)
      throws IOException {
    return RadiusClient.open(LOOPBACK, authPort, acctPort, secret)
        .retransmitting(Retransmission.ofMillis(2000, 4000, 8000));
  }

  private static AttributeBlock session(String user) {
    return AttributeBlock.builder()
        .add(Attributes.USER_NAME, user)
        .add(Attributes.ACCT_SESSION_ID, "s1")
        .build();
  }

  private static SendOutcome.Answered ask(CompletableFuture<SendOutcome> asked) throws Exception {
    SendOutcome outcome = asked.get(60, TimeUnit.SECONDS);
    assertThat(outcome).isInstanceOf(SendOutcome.Answered.class);
    return (SendOutcome.Answered) outcome;
  }
}
