package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** REST over the JDK's client, with HTTP 1.1 and no redirects: a device is asked where it is. */
final class HttpRest implements RestLink {
  private final DeviceTarget target;
  private final PinnedTls tls;
  private final HttpClient client;
  private final String authorization;
  private final Secrets secrets;

  HttpRest(DeviceTarget target, Secrets secrets) {
    this.target = target;
    this.secrets = secrets;
    this.tls = new PinnedTls(target);
    HttpClient.Builder builder = HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(target.limits().connect());
    this.client = target.protocol() == Protocol.HTTPS
        ? builder.sslContext(tls.context()).build()
        : builder.build();
    String login = target.credential().user() + ":" + target.credential().password();
    String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    secrets.add(encoded);
    this.authorization = "Basic " + encoded;
  }

  @Override
  public RestReply call(RestCall call) {
    String scheme = target.protocol() == Protocol.HTTPS ? "https" : "http";
    URI uri = URI.create(scheme + "://" + target.address().getHostString() + ":"
        + target.address().getPort() + call.path());
    HttpRequest request = HttpRequest.newBuilder(uri)
        .timeout(target.limits().answer())
        .header("Authorization", authorization)
        .header("Content-Type", "application/json")
        .method(
            call.method(),
            call.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(call.body()))
        .build();
    try {
      HttpResponse<String> reply =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new RestReply(reply.statusCode(), reply.body());
    } catch (HttpTimeoutException e) {
      String shown = secrets.hide(call.method() + " " + call.path());
      throw new DeviceException(new DeviceError.TimedOut(shown, target.limits().answer()), e);
    } catch (IOException e) {
      throw new DeviceException(
          tls.mismatch()
              .orElseGet(() -> new DeviceError.Unreachable("no answer from " + target.address())),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeviceException(new DeviceError.Unreachable("interrupted while waiting"), e);
    }
  }

  @Override
  public void close() {
    // The JDK's client of release 17 has nothing to close; its threads end when it is not used.
  }
}
