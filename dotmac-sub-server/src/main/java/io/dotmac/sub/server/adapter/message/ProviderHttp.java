package io.dotmac.sub.server.adapter.message;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Calls providers: whatever they do, a call ends in time and costs some KB. */
final class ProviderHttp {
  private static final int READ_OCTETS = 16 * 1024;

  private final HttpClient http = HttpClient.newBuilder()
      .connectTimeout(Duration.ofSeconds(5))
      .followRedirects(HttpClient.Redirect.NEVER)
      .build();
  private final Duration total;

  /** Calls take that long at most. */
  ProviderHttp(Duration total) {
    this.total = total;
  }

  /** What was answered: its beginning. */
  record Answer(int status, String body) {
    boolean ok() {
      return status >= 200 && status < 300;
    }
  }

  /** Throws when there was no whole answer in time. */
  Answer send(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, info -> new Beginning());
    try {
      HttpResponse<String> response = answer.get(total.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new IOException("no whole answer within " + total.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Reads so much and lets go of the rest. */
  private static final class Beginning implements HttpResponse.BodySubscriber<String> {
    private final CompletableFuture<String> body = new CompletableFuture<>();
    private final ByteBuffer read = ByteBuffer.allocate(READ_OCTETS);
    private Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<String> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription some) {
      subscription = some;
      some.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
      for (ByteBuffer each : some) {
        while (each.hasRemaining() && read.hasRemaining()) {
          read.put(each.get());
        }
      }
      if (!read.hasRemaining() && subscription != null) {
        subscription.cancel();
        onComplete();
      }
    }

    @Override
    public void onError(Throwable fault) {
      body.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
      body.complete(new String(read.array(), 0, read.position(), StandardCharsets.UTF_8));
    }
  }
}
