package io.dotmac.sub.server.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.server.http.json.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Any list as CSV (RFC 4180), for {@code Accept: text/csv}: all rows from the page that was asked
 * for to the last, one page in memory at a time, unless a limit was asked for. The columns are the
 * view's components, so that they stay the same for an empty list. Cells that a spreadsheet would
 * take for a formula get an apostrophe.
 */
@Provider
@Produces(CsvPages.TEXT_CSV)
public final class CsvPages implements MessageBodyWriter<Page<?>> {
  /** The media type of lists for spreadsheets. */
  public static final String TEXT_CSV = "text/csv";

  private static final String MORE = CsvPages.class.getName() + ".more";

  @Context
  private @Nullable HttpServletRequest request;

  /** How to read on behind a cursor, should this request's list be written as CSV. */
  static void more(ContainerRequestContext request, Function<String, ? extends Page<?>> read) {
    request.setProperty(MORE, read);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == Page.class && raw(itemType(generic)).isRecord();
  }

  @Override
  public void writeTo(
      Page<?> page,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    headers.putSingle("Content-Type", "text/csv; charset=utf-8");
    headers.putSingle("Content-Disposition", "attachment; filename=\"list.csv\"");
    List<String> columns = columns(itemType(generic)).map(Json::wireName).toList();
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write(String.join(",", columns) + "\r\n");
    rows(page, columns, writer);
    Function<String, Page<?>> more = more();
    String cursor = page.nextCursor();
    while (more != null && cursor != null) {
      Page<?> next = more.apply(cursor);
      rows(next, columns, writer);
      cursor = next.nextCursor();
    }
    writer.flush();
  }

  private static void rows(Page<?> page, List<String> columns, Writer writer) throws IOException {
    for (Object item : page.items()) {
      ObjectNode row = Json.mapper().valueToTree(item);
      writer.write(
          columns.stream().map(column -> cell(row.path(column))).collect(Collectors.joining(","))
              + "\r\n");
    }
  }

  // The properties of a request are the attributes of the servlet's.
  @SuppressWarnings("unchecked")
  private @Nullable Function<String, Page<?>> more() {
    return (Function<String, Page<?>>) Objects.requireNonNull(request).getAttribute(MORE);
  }

  /** A component that is written unwrapped gives its own components. */
  private static Stream<String> columns(Type view) {
    return Arrays.stream(raw(view).getRecordComponents())
        .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
            ? columns(unwrapped(view, component))
            : Stream.of(component.getName()));
  }

  /** The component's type; of a view of anything, what it is a view of. */
  private static Type unwrapped(Type view, RecordComponent component) {
    return component.getGenericType() instanceof TypeVariable<?>
        ? ((ParameterizedType) view).getActualTypeArguments()[0]
        : component.getType();
  }

  private static Type itemType(Type generic) {
    return generic instanceof ParameterizedType list
        ? list.getActualTypeArguments()[0]
        : Object.class;
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  static String cell(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "";
    }
    String text = value.isContainerNode() ? value.toString() : value.asText();
    boolean formula =
        value.isTextual() && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    // A negative amount is text on the wire and a number to a spreadsheet, not a formula.
    String safe = formula && !text.matches("-?[0-9]+(\\.[0-9]+)?") ? "'" + text : text;
    return safe.matches("(?s).*[,\"\r\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
