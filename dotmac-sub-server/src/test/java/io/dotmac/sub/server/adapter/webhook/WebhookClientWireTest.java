package io.dotmac.sub.server.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.webhook.target.TargetRules;
import io.dotmac.sub.radius.eap.TestCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other systems that behave as badly as they can. */
class WebhookClientWireTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void release() {
    end.countDown();
  }

  private static WebhookClient client(DnsResolver names, SSLContext tls, String... allowed) {
    return client(Duration.ofMinutes(2), names, tls, allowed);
  }

  private static WebhookClient client(
      Duration total, DnsResolver names, SSLContext tls, String... allowed) {
    WebhookOptions options = WebhookOptions.standard(TargetRules.of(List.of(allowed)))
        .timed(total, Duration.ofSeconds(1), total.plusSeconds(2));
    return new WebhookClient(options, names, tls);
  }

  /** Of one that is not waited for. */
  private static WebhookClient.Answer postSoon(String url) throws GeneralSecurityException {
    try (WebhookClient client = client(
        Duration.ofMillis(800),
        SystemDefaultDnsResolver.INSTANCE,
        SSLContext.getDefault(),
        "127.0.0.1")) {
      return client.post(url, Map.of(), "{}");
    }
  }

  private static WebhookClient.Answer post(String url) throws GeneralSecurityException {
    try (WebhookClient client =
        client(SystemDefaultDnsResolver.INSTANCE, SSLContext.getDefault(), "127.0.0.1")) {
      return client.post(url, Map.of(), "{}");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Test
  void aGoodAnswerIsKeptAndAnErrorToo() throws GeneralSecurityException {
    try (RawServer good = RawServer.saying(OK);
        RawServer bad = RawServer.saying("HTTP/1.1 500 Oh no\r\nContent-Length: 4\r\n\r\noops")) {
      assertThat(post(good.url())).isEqualTo(new WebhookClient.Answer(200, "ok", null));
      assertThat(post(bad.url())).isEqualTo(new WebhookClient.Answer(500, "oops", "answered 500"));
    }
  }

  @Test
  void oneThatHangsIsGivenUp() throws GeneralSecurityException {
    try (RawServer server = new RawServer(out -> end.await())) {
      assertThat(postSoon(server.url()).error()).isEqualTo("no whole answer within 800 ms");
    }
  }

  @Test
  void oneThatDripsIsGivenUp() throws GeneralSecurityException {
    try (RawServer server = new RawServer(out -> {
      write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
      while (!end.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
        write(out, "x");
      }
    })) {
      assertThat(postSoon(server.url()).error()).isEqualTo("no whole answer within 800 ms");
    }
  }

  @Test
  void oneThatNeverComesToThePointIsGivenUp() throws GeneralSecurityException {
    try (RawServer server = new RawServer(out -> {
      while (end.getCount() > 0) {
        write(out, "HTTP/1.1 100 Continue\r\n\r\n");
      }
    })) {
      assertThat(postSoon(server.url()).error()).isNotNull();
    }
  }

  @Test
  void headersWithoutEndAreCutOff() throws GeneralSecurityException {
    try (RawServer many = new RawServer(out -> {
          write(out, "HTTP/1.1 200 OK\r\n");
          while (end.getCount() > 0) {
            write(out, "X-More: of this\r\n");
          }
        });
        RawServer longs = new RawServer(out -> {
          write(out, "HTTP/1.1 200 OK\r\nX-Long: ");
          while (end.getCount() > 0) {
            write(out, "longer and ");
          }
        })) {
      assertThat(post(many.url()).error()).startsWith("no HTTP was answered");
      assertThat(post(longs.url()).error()).startsWith("no HTTP was answered");
    }
  }

  @Test
  void tenGigabytesAreNotRead() throws GeneralSecurityException {
    byte[] block = new byte[64 * 1024];
    java.util.Arrays.fill(block, (byte) 'a');
    for (String head : List.of(
        "HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\n")) {
      try (RawServer server = new RawServer(out -> {
        write(out, head);
        for (long sent = 0; sent < 10_737_418_240L; sent += block.length) {
          out.write(block);
        }
      })) {
        WebhookClient.Answer answer = post(server.url());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.error()).isNull();
        assertThat(answer.body()).hasSize(WebhookClient.READ_OCTETS);
        assertThat(server.written()).isLessThan(64L << 20);
      }
    }
  }

  @Test
  void chunksWithoutEndAreNotReadEither() throws GeneralSecurityException {
    String chunk = "4000\r\n" + "b".repeat(0x4000) + "\r\n";
    try (RawServer server = new RawServer(out -> {
      write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
      while (end.getCount() > 0) {
        write(out, chunk);
      }
    })) {
      WebhookClient.Answer answer = post(server.url());

      assertThat(answer.body()).hasSize(WebhookClient.READ_OCTETS);
      assertThat(server.written()).isLessThan(64L << 20);
    }
  }

  @Test
  void whatIsPackedStaysPacked() throws GeneralSecurityException {
    try (RawServer server = RawServer.saying(
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 6\r\n\r\npacked")) {
      assertThat(post(server.url()).body()).isEqualTo("packed");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws GeneralSecurityException {
    try (RawServer target = RawServer.saying(OK)) {
      for (String to : List.of(target.url(), "http://169.254.169.254/latest/meta-data/")) {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
          try (RawServer server = RawServer.saying(
              "HTTP/1.1 " + status + " Go\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(post(server.url()).error())
                .isEqualTo("answered " + status + ": redirects are not followed");
          }
        }
      }
      assertThat(target.requests()).isZero();
    }
  }

  @Test
  void whatIsNoHttpOrNobodyIsSaid() throws GeneralSecurityException {
    RawServer gone = RawServer.saying(OK);
    gone.close();
    try (RawServer ssh = RawServer.saying("SSH-2.0-OpenSSH_9.2\r\n")) {
      assertThat(post(ssh.url()).error()).startsWith("no HTTP was answered");
      assertThat(post(gone.url()).error()).isEqualTo("the connection was refused");
    }
  }

  @Test
  void anAddressThatIsNoLongerAllowedIsNotCalled() throws GeneralSecurityException {
    try (RawServer server = RawServer.saying(OK);
        WebhookClient client =
            client(SystemDefaultDnsResolver.INSTANCE, SSLContext.getDefault(), "127.0.0.2")) {
      assertThat(client.post(server.url(), Map.of(), "{}").error()).isNotNull();
      assertThat(server.requests()).isZero();
    }
  }

  /** A name that leads to public addresses when it is typed, and to this machine when called. */
  @Test
  void aNameIsLookedUpOnceAndWhatItLeadsToIsCheckedThen() throws Exception {
    AtomicInteger lookups = new AtomicInteger();
    for (List<String> led :
        List.of(List.of("127.0.0.1"), List.of("8.8.8.8", "169.254.169.254"), List.of("::1"))) {
      DnsResolver names = names(lookups, led);
      lookups.set(0);
      try (WebhookClient client = client(names, SSLContext.getDefault())) {
        assertThat(client.post("https://rebind.example:8443/", Map.of(), "{}").error())
            .startsWith("a public address was expected, and rebind.example is a");
        assertThat(lookups).hasValue(1);
      }
    }
  }

  @Test
  void theCertificateIsVerifiedAgainstTheNameNotAgainstTheAddress() throws Exception {
    TestCertificates authority = new TestCertificates("Webhook authority");
    SSLContext serving = identity(authority.server("hooks.example"));
    SSLContext trusting = trust(authority.authority().certificate());
    DnsResolver names = names(new AtomicInteger(), List.of("127.0.0.1"));
    try (RawServer server = new RawServer(
            serving.getServerSocketFactory(),
            out -> out.write(OK.getBytes(StandardCharsets.US_ASCII)));
        WebhookClient client = client(names, trusting, "hooks.example", "other.example");
        WebhookClient stranger = client(names, SSLContext.getDefault(), "hooks.example")) {
      String hooks = "https://hooks.example:" + server.port() + "/";
      String other = "https://other.example:" + server.port() + "/";

      assertThat(client.post(hooks, Map.of(), "{}").status()).isEqualTo(200);
      assertThat(client.post(other, Map.of(), "{}").error()).startsWith("TLS failed");
      assertThat(stranger.post(hooks, Map.of(), "{}").error()).startsWith("TLS failed");
    }
  }

  private static DnsResolver names(AtomicInteger lookups, List<String> addresses) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        InetAddress[] all = new InetAddress[addresses.size()];
        for (int i = 0; i < all.length; i++) {
          all[i] = InetAddress.getByName(addresses.get(i));
        }
        return all;
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  private static SSLContext identity(TestCertificates.Issued issued) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "server", issued.key(), new char[0], new Certificate[] {issued.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static SSLContext trust(Certificate authority) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("authority", authority);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
