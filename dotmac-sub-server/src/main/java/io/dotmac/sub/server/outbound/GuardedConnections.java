package io.dotmac.sub.server.outbound;

import io.dotmac.sub.core.webhook.target.TargetRules;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * How requests are made to addresses of tenants.
 *
 * @param targets what may be called
 * @param connect the longest time until a connection stands
 * @param total the longest time without a sign of the other side
 * @param slots connections at the same time
 */
public record GuardedConnections(TargetRules targets, Duration connect, Duration total, int slots) {
  private static final int LINE_OCTETS = 8 * 1024;
  private static final int HEADERS = 100;

  /**
   * A client that follows no redirect, keeps no cookie, unpacks nothing and tries nothing twice.
   *
   * @param names where names are looked up
   * @param tls who is trusted
   */
  public CloseableHttpClient client(String agent, DnsResolver names, SSLContext tls) {
    return HttpClients.custom()
        .setConnectionManager(manager(names, tls))
        .setUserAgent(agent)
        .setDefaultRequestConfig(RequestConfig.custom()
            .setConnectionRequestTimeout(millis(total))
            .setResponseTimeout(millis(total))
            .setRedirectsEnabled(false)
            .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .evictIdleConnections(TimeValue.ofSeconds(30))
        .build();
  }

  private HttpClientConnectionManager manager(DnsResolver names, SSLContext tls) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new CheckedResolver(names, targets))
        // Verifies the certificate against the name of the address, not against what it led to.
        .setTlsSocketStrategy(
            ClientTlsStrategyBuilder.create().setSslContext(tls).buildClassic())
        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
            .http1Config(Http1Config.custom()
                .setMaxLineLength(LINE_OCTETS)
                .setMaxHeaderCount(HEADERS)
                .build())
            .build())
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(millis(connect))
            .setSocketTimeout(millis(total))
            .setTimeToLive(TimeValue.ofMinutes(5))
            .setValidateAfterInactivity(TimeValue.ofSeconds(1))
            .build())
        .setDefaultTlsConfig(
            TlsConfig.custom().setHandshakeTimeout(millis(total)).build())
        .setMaxConnTotal(slots)
        // Several of one host are apart as well: how many go to each, their callers say.
        .setMaxConnPerRoute(slots)
        .build();
  }

  private static Timeout millis(Duration time) {
    return Timeout.ofMilliseconds(time.toMillis());
  }
}
