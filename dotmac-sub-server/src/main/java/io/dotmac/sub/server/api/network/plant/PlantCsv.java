package io.dotmac.sub.server.api.network.plant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.http.json.Json;
import io.dotmac.sub.server.imports.CsvFile;
import io.dotmac.sub.server.imports.ImportRow;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table into a collection of features, a row for each. Where a thing is, two columns say
 * ({@code longitude} and {@code latitude}), or one in well-known text (OGC 06-103r4), as QGIS
 * writes both. The other columns are the fields of its kind; an empty cell says nothing.
 */
final class PlantCsv {
  static final String CSV = "text/csv";

  private static final int MOST_OCTETS = 32_000_000;

  /** One more than are taken, for the answer to say how many came. */
  private static final int MOST_ROWS = 5_001;

  private static final String ID = "id";
  private static final String NAME = "name";
  private static final String LONGITUDE = "longitude";
  private static final String LATITUDE = "latitude";
  private static final String WKT = "wkt";

  private static final Map<String, String> SYNONYMS = Map.ofEntries(
      Map.entry("x", LONGITUDE),
      Map.entry("lon", LONGITUDE),
      Map.entry("lng", LONGITUDE),
      Map.entry("y", LATITUDE),
      Map.entry("lat", LATITUDE),
      Map.entry("geometry", WKT),
      Map.entry("geom", WKT));

  private static final Pattern GEOMETRY =
      Pattern.compile("(?i)(POINT|LINESTRING)\\s*(?:Z|M|ZM)?\\s*\\(([^()]+)\\)");

  private PlantCsv() {}

  /** Reads all of it; {@code layer} is that of rows that name none. */
  static ObjectNode read(InputStream body, @Nullable String layer) throws IOException {
    byte[] octets = body.readNBytes(MOST_OCTETS + 1);
    if (octets.length > MOST_OCTETS) {
      throw Problem.invalid("", "csv", "at most " + MOST_OCTETS + " octets were expected");
    }
    ObjectNode collection = Json.mapper().createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    try (CsvFile file = CsvFile.of(octets, SYNONYMS)) {
      for (ImportRow row : file.next(MOST_ROWS)) {
        feature(features.addObject().put("type", "Feature"), row, file.fields(), layer);
      }
    }
    return collection;
  }

  private static void feature(
      ObjectNode feature, ImportRow row, List<String> fields, @Nullable String layer) {
    ObjectNode properties = feature.putObject("properties");
    if (layer != null) {
      properties.put(GeoJson.LAYER, layer);
    }
    for (String field : fields) {
      String text = row.text(field);
      if (text == null) {
        continue;
      }
      switch (field) {
        case ID -> feature.put(ID, text);
        case NAME, GeoJson.LAYER -> properties.put(field, text);
        case WKT -> geometry(feature, row, text);
        case LONGITUDE, LATITUDE -> {
          // Both together say where it is.
        }
        default -> Told.put(properties, field, text);
      }
    }
    if (row.text(LONGITUDE) != null && row.text(LATITUDE) != null) {
      ArrayNode position = geometry(feature, "Point");
      position.add(degrees(row, row.required(LONGITUDE)));
      position.add(degrees(row, row.required(LATITUDE)));
    }
  }

  private static ArrayNode geometry(ObjectNode feature, String type) {
    return feature.putObject("geometry").put("type", type).putArray("coordinates");
  }

  private static void geometry(ObjectNode feature, ImportRow row, String text) {
    Matcher wkt = GEOMETRY.matcher(text);
    if (!wkt.matches()) {
      throw wrong(row, "POINT (3.35 6.45) or LINESTRING (3.35 6.45, 3.37 6.47)", text);
    }
    boolean point = wkt.group(1).equalsIgnoreCase("POINT");
    ArrayNode places = geometry(feature, point ? "Point" : "LineString");
    for (String place : wkt.group(2).strip().split("\\s*,\\s*")) {
      ArrayNode position = point ? places : places.addArray();
      String[] degrees = place.split("\\s+");
      if (degrees.length < 2 || point && !position.isEmpty()) {
        throw wrong(row, "longitude and latitude", place);
      }
      position.add(degrees(row, degrees[0]));
      position.add(degrees(row, degrees[1]));
    }
  }

  private static BigDecimal degrees(ImportRow row, String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw wrong(row, "degrees such as 6.45", text);
    }
  }

  private static RuntimeException wrong(ImportRow row, String expected, String found) {
    String shown = found.length() > 80 ? found.substring(0, 80) + "..." : found;
    return Problem.invalid(
        "",
        "csv",
        "line " + row.line() + ": " + expected + " was expected and '" + shown + "' found");
  }
}
