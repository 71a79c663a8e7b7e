package io.dotmac.sub.server.outbound;

import io.dotmac.sub.core.webhook.target.TargetRules;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;

/**
 * Asks addresses of tenants for documents. Whatever the other side does, a request ends within its
 * time, and an answer of more than a mebibyte, if nothing else is said, is none.
 */
public final class OutboundClient implements AutoCloseable {
  private static final int MOST_OCTETS = 1 << 20;

  private final GuardedConnections connections;
  private final CloseableHttpClient http;
  private final ScheduledThreadPoolExecutor watch;
  private final int most;

  /** Asks what {@code connections} allow. */
  public OutboundClient(
      GuardedConnections connections, String agent, DnsResolver names, SSLContext tls) {
    this.connections = connections;
    this.http = connections.client(agent, names, tls);
    this.watch = new ScheduledThreadPoolExecutor(1, task -> {
      Thread thread = new Thread(task, "outbound-limits");
      thread.setDaemon(true);
      return thread;
    });
    watch.setRemoveOnCancelPolicy(true);
    this.most = MOST_OCTETS;
  }

  private OutboundClient(OutboundClient other, int most) {
    this.connections = other.connections;
    this.http = other.http;
    this.watch = other.watch;
    this.most = most;
  }

  /** The same client, on the same connections, for answers of up to so many octets. */
  public OutboundClient reading(int octets) {
    return new OutboundClient(this, octets);
  }

  /** One that trusts whom the platform trusts, and looks names up as it does. */
  public static OutboundClient open(GuardedConnections connections, String agent) {
    try {
      return new OutboundClient(
          connections, agent, SystemDefaultDnsResolver.INSTANCE, SSLContext.getDefault());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this platform has no TLS", e);
    }
  }

  /** What may be called. */
  public TargetRules targets() {
    return connections.targets();
  }

  /**
   * A request.
   *
   * @param form the body, already encoded; absent for none
   */
  public record Request(
      String method,
      URI address,
      Map<String, String> headers,
      @Nullable String form) {
    /** For a document. */
    public static Request get(URI address) {
      return new Request("GET", address, Map.of("Accept", "application/json"), null);
    }

    @Override
    public String toString() {
      return method + " " + address.getHost();
    }
  }

  /** What was answered; names of headers in lower case. */
  public record Reply(int status, Map<String, String> headers, byte[] body) {
    /** One header, if it was sent. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    @Override
    public String toString() {
      return "Reply[" + status + "]";
    }
  }

  /**
   * Sends it and reads the whole answer.
   *
   * @throws IOException when it may not be sent, or there is no whole answer in time
   */
  public Reply send(Request wanted) throws IOException {
    Optional<String> flaw = connections.targets().flaw(wanted.address().toString());
    if (flaw.isPresent()) {
      throw new IOException(flaw.get());
    }
    HttpUriRequestBase request = new HttpUriRequestBase(wanted.method(), wanted.address());
    wanted.headers().forEach(request::setHeader);
    if (wanted.form() != null) {
      request.setEntity(new StringEntity(wanted.form(), ContentType.APPLICATION_FORM_URLENCODED));
    }
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> limit = watch.schedule(
        () -> {
          late.set(true);
          request.cancel();
        },
        connections.total().toMillis(),
        TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = http.executeOpen(null, request, null)) {
      return read(request, response);
    } catch (IOException | RuntimeException e) {
      if (late.get()) {
        throw new SocketTimeoutException(
            "no whole answer within " + connections.total().toMillis() + " ms");
      }
      throw e;
    } finally {
      limit.cancel(false);
    }
  }

  private Reply read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : response.getHeaders()) {
      headers.putIfAbsent(header.getName(), header.getValue());
    }
    return new Reply(response.getCode(), headers, body(request, response.getEntity()));
  }

  private byte[] body(HttpUriRequestBase request, @Nullable HttpEntity entity) throws IOException {
    InputStream content = entity == null ? null : entity.getContent();
    if (content == null) {
      return new byte[0];
    }
    byte[] read = content.readNBytes(most + 1);
    if (read.length > most) {
      request.cancel();
      throw new IOException("more than " + most + " octets were answered");
    }
    return read;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    http.close(CloseMode.IMMEDIATE);
  }
}
