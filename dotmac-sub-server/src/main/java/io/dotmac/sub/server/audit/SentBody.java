package io.dotmac.sub.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.audit.Redaction;
import io.dotmac.sub.server.http.json.Json;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a request sent, noted while it is read: JSON and forms, without secrets, up to a size. Of
 * anything else, files above all, only how large it was.
 */
final class SentBody extends FilterInputStream {
  private static final String PROPERTY = "dotmac.audit.body";
  private static final int MOST = 16 * 1024;

  private final ByteArrayOutputStream noted = new ByteArrayOutputStream();
  private final boolean form;
  private final boolean readable;
  private long count;

  private SentBody(InputStream in, MediaType type) {
    super(in);
    this.form = MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type);
    this.readable = form || type.getSubtype().endsWith("json");
  }

  /** Notes the body of a request that has one. */
  static void note(ContainerRequestContext request) {
    MediaType type = request.getMediaType();
    if (type != null && request.hasEntity()) {
      SentBody body = new SentBody(request.getEntityStream(), type);
      request.setEntityStream(body);
      request.setProperty(PROPERTY, body);
    }
  }

  /** What was noted of a request, as JSON that may be kept. */
  static Optional<String> of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof SentBody body && body.count > 0
        ? Optional.of(body.kept().toString())
        : Optional.empty();
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      note(new byte[] {(byte) b}, 0, 1);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    if (n > 0) {
      note(buffer, offset, n);
    }
    return n;
  }

  private void note(byte[] buffer, int offset, int length) {
    if (readable && noted.size() <= MOST) {
      noted.write(buffer, offset, Math.min(length, MOST + 1 - noted.size()));
    }
    count += length;
  }

  private JsonNode kept() {
    if (!readable || noted.size() > MOST) {
      return onlySize();
    }
    String text = noted.toString(StandardCharsets.UTF_8);
    try {
      JsonNode tree = form ? fields(text) : Json.mapper().readTree(text);
      boolean usable = tree != null && !tree.isMissingNode() && storable(tree);
      return usable ? Redaction.masked(tree) : onlySize();
    } catch (JsonProcessingException | IllegalArgumentException unreadable) {
      return onlySize();
    }
  }

  private ObjectNode onlySize() {
    return Json.mapper().createObjectNode().put("bytes", count);
  }

  private static ObjectNode fields(String text) {
    ObjectNode fields = Json.mapper().createObjectNode();
    for (String pair : text.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      fields.put(
          URLDecoder.decode(name, StandardCharsets.UTF_8),
          URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return fields;
  }

  /** PostgreSQL keeps neither NUL nor numbers without end. */
  private static boolean storable(JsonNode tree) {
    String text = tree.toString();
    return !text.contains("\\u0000") && !text.matches("(?s).*[0-9][eE][+-]?[0-9]{3,}.*");
  }
}
