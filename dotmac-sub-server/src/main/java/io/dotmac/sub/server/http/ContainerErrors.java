package io.dotmac.sub.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dotmac.sub.server.http.json.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what fails before a resource is reached: broken request lines, headers too large. */
public final class ContainerErrors extends ErrorHandler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    ProblemBody body = switch (status) {
      case 414 -> ProblemBody.of(414, "uri_too_long", "the address is too long");
      case 431 -> ProblemBody.of(431, "headers_too_large", "the headers are too large");
      case 404 -> ProblemBody.of(404, "not_found", "there is nothing at this path");
      case 405 ->
        ProblemBody.of(405, "method_not_allowed", "this path does not answer that method");
      case 413 ->
        ProblemBody.of(413, "body_too_large", "the body has more bytes than are accepted");
      case 503 -> ProblemBody.of(503, "unavailable", "the server is starting or stopping");
      default ->
        status < 500
            ? ProblemBody.of(status, "bad_request", "the request cannot be read")
            : ProblemBody.of(status, "internal", "something went wrong here");
    };
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(bytes(body)), callback);
    return true;
  }

  private static byte[] bytes(ProblemBody body) {
    try {
      return Json.mapper().writeValueAsBytes(body);
    } catch (JsonProcessingException impossible) {
      return "{}".getBytes(StandardCharsets.UTF_8);
    }
  }
}
