package io.dotmac.sub.server.adapter.webhook;

import io.dotmac.sub.server.outbound.CheckedResolver;
import io.dotmac.sub.server.outbound.GuardedConnections;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message and reads the beginning of what is answered. Whatever the other side does, a
 * request ends within its time and costs some KB: redirects are not followed, nothing is
 * unpacked, and an answer without an end is cut off.
 */
final class WebhookClient implements AutoCloseable {
  /** As much of an answer as is read. */
  static final int READ_OCTETS = 16 * 1024;

  private final WebhookOptions options;
  private final CloseableHttpClient http;
  private final ScheduledThreadPoolExecutor watch;

  /**
   * A client that calls what the options allow.
   *
   * @param names where names are looked up
   * @param tls who is trusted
   */
  WebhookClient(WebhookOptions options, DnsResolver names, SSLContext tls) {
    this.options = options;
    this.http = new GuardedConnections(
            options.targets(), options.connect(), options.total(), options.slots())
        .client("DotMac-Sub-Webhooks", names, tls);
    this.watch = new ScheduledThreadPoolExecutor(1, task -> {
      Thread thread = new Thread(task, "webhook-limits");
      thread.setDaemon(true);
      return thread;
    });
    watch.setRemoveOnCancelPolicy(true);
  }

  /**
   * What came of a request.
   *
   * @param status absent when no answer came
   * @param body the beginning of the answer
   * @param error why the message did not arrive; absent when it did
   */
  record Answer(
      @Nullable Integer status,
      @Nullable String body,
      @Nullable String error) {
    static Answer failed(String error) {
      return new Answer(null, null, error);
    }
  }

  /** Posts JSON; never throws for what the other side does. */
  Answer post(String url, Map<String, String> headers, String body) {
    // The installation may allow less than when it was typed.
    Optional<String> flaw = options.targets().flaw(url);
    if (flaw.isPresent()) {
      return Answer.failed(flaw.get());
    }
    HttpPost request = new HttpPost(URI.create(url));
    headers.forEach(request::setHeader);
    request.setEntity(
        new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
    AtomicBoolean late = new AtomicBoolean();
    ScheduledFuture<?> limit = watch.schedule(
        () -> {
          late.set(true);
          request.cancel();
        },
        options.total().toMillis(),
        TimeUnit.MILLISECONDS);
    ClassicHttpResponse response = null;
    try {
      response = http.executeOpen(null, request, null);
      String beginning = beginning(request, response);
      return answered(response.getCode(), beginning);
    } catch (IOException | RuntimeException e) {
      return Answer.failed(late.get() ? tooLong() : reason(e));
    } finally {
      limit.cancel(false);
      close(response);
    }
  }

  private static Answer answered(int status, String body) {
    if (status >= 200 && status < 300) {
      return new Answer(status, body, null);
    }
    String error = status >= 300 && status < 400
        ? "answered " + status + ": redirects are not followed"
        : "answered " + status;
    return new Answer(status, body, error);
  }

  /** What is longer is cut off together with the connection, instead of being read to its end. */
  private static String beginning(HttpPost request, ClassicHttpResponse response)
      throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return "";
    }
    InputStream content = Objects.requireNonNull(entity.getContent());
    byte[] read = content.readNBytes(READ_OCTETS);
    if (read.length == READ_OCTETS) {
      request.cancel();
    } else {
      content.close();
    }
    return new String(read, StandardCharsets.UTF_8);
  }

  private static void close(@Nullable ClassicHttpResponse response) {
    try {
      if (response != null) {
        response.close();
      }
    } catch (IOException cutOff) {
      // The connection is gone, which is what closing is for.
    }
  }

  private String tooLong() {
    return "no whole answer within " + options.total().toMillis() + " ms";
  }

  private String reason(Exception e) {
    if (e instanceof CheckedResolver.TargetRefusedException refused) {
      return String.valueOf(refused.getMessage());
    }
    if (e instanceof UnknownHostException) {
      return "the name is not known";
    }
    if (e instanceof ConnectTimeoutException) {
      return "no connection within " + options.connect().toMillis() + " ms";
    }
    if (e instanceof SocketTimeoutException) {
      return tooLong();
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "the connection was refused";
    }
    if (e instanceof SSLException) {
      return "TLS failed: " + e.getMessage();
    }
    return e instanceof SocketException
        ? "the connection was cut"
        : "no HTTP was answered: " + e.getMessage();
  }

  @Override
  public void close() {
    watch.shutdownNow();
    http.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
  }
}
