package io.dotmac.sub.server.http;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form with a file, as browsers send it (RFC 7578). The whole of it is in memory: a body has at
 * most {@link BodyFilter#MAX_BYTES}.
 *
 * @param parts by the name of their field
 */
public record MultipartForm(Map<String, Part> parts) {
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("[; ]filename=\"([^\"]*)\"");
  private static final String END_OF_HEADERS = "\r\n\r\n";

  /**
   * One field.
   *
   * @param fileName empty for a field that is no file
   */
  public record Part(String fileName, byte[] content) {}

  /** Copies the parts. */
  public MultipartForm {
    parts = Map.copyOf(parts);
  }

  /** Whether a body of that type is such a form. */
  public static boolean is(MediaType type) {
    return type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE)
        && type.getParameters().containsKey("boundary");
  }

  /** Reads a body; what is no part is left out. */
  public static MultipartForm read(byte[] body, MediaType type) {
    // One character a byte, so that what is found in the text is where it is in the body.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String line = "--" + type.getParameters().get("boundary");
    Map<String, Part> parts = new LinkedHashMap<>();
    int start = text.indexOf(line);
    while (start >= 0) {
      start += line.length();
      int end = text.indexOf("\r\n" + line, start);
      int headers = text.indexOf(END_OF_HEADERS, start);
      if (end < 0 || headers < 0 || headers > end) {
        break;
      }
      part(text.substring(start, headers), text.substring(headers + END_OF_HEADERS.length(), end))
          .ifPresent(each -> parts.put(each.getKey(), each.getValue()));
      start = end + 2;
    }
    return new MultipartForm(parts);
  }

  private static Optional<Map.Entry<String, Part>> part(String headers, String content) {
    Matcher name = NAME.matcher(headers);
    Matcher file = FILE.matcher(headers);
    return name.find()
        ? Optional.of(Map.entry(
            utf8(name.group(1)),
            new Part(
                file.find() ? utf8(file.group(1)) : "",
                content.getBytes(StandardCharsets.ISO_8859_1))))
        : Optional.empty();
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** What was typed into a field, or empty. */
  public String text(String name) {
    Part part = parts.get(name);
    return part == null ? "" : new String(part.content(), StandardCharsets.UTF_8).trim();
  }

  /** A file that was chosen, if one was. */
  public Optional<Part> file(String name) {
    return Optional.ofNullable(parts.get(name)).filter(part -> !part.fileName().isEmpty());
  }
}
