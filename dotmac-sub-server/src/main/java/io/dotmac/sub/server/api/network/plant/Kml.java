package io.dotmac.sub.server.api.network.plant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.http.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads KML 2.2 (OGC 07-147r2), as it is or zipped as KMZ, into a collection of features: each
 * Placemark with one Point or LineString. The data {@code layer} of a Placemark says what it is,
 * else the name of the Folder it is in; its other data are the fields of its kind.
 */
final class Kml {
  static final String KML = "application/vnd.google-earth.kml+xml";
  static final String KMZ = "application/vnd.google-earth.kmz";

  /** Unzipped; a small archive may hold a huge file. */
  private static final int MOST_OCTETS = 32_000_000;

  private static final int ZIP = 'P' << 8 | 'K';

  private final XMLStreamReader xml;
  private final Deque<String> folders = new ArrayDeque<>();
  private final ArrayNode features;

  private Kml(XMLStreamReader xml, ArrayNode features) {
    this.xml = xml;
    this.features = features;
  }

  /** Reads all of it; what is no KML is an invalid-input problem. */
  static ObjectNode read(InputStream body) throws IOException {
    ObjectNode collection = Json.mapper().createObjectNode().put("type", "FeatureCollection");
    try {
      XMLStreamReader xml = factory().createXMLStreamReader(document(body));
      new Kml(xml, collection.putArray("features")).read();
      return collection;
    } catch (XMLStreamException e) {
      throw wrong("KML was expected; " + String.valueOf(e.getMessage()).replace('\n', ' '));
    }
  }

  /** Nothing outside the document is ever read, and no entity is made up in it. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static InputStream document(InputStream body) throws IOException {
    BufferedInputStream start = new BufferedInputStream(body);
    start.mark(2);
    int mark = start.read() << 8 | start.read();
    start.reset();
    if (mark != ZIP) {
      return limited(start);
    }
    ZipInputStream zip = new ZipInputStream(start);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".kml")) {
        return limited(zip);
      }
    }
    throw wrong("the archive has no file that ends in .kml");
  }

  private static InputStream limited(InputStream from) throws IOException {
    byte[] octets = from.readNBytes(MOST_OCTETS + 1);
    if (octets.length > MOST_OCTETS) {
      throw wrong("at most " + MOST_OCTETS + " octets of KML were expected");
    }
    return new ByteArrayInputStream(octets);
  }

  private static RuntimeException wrong(String detail) {
    return Problem.invalid("", "kml", detail);
  }

  private void read() throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "Folder" -> folders.push("");
          case "name" -> name();
          case "Placemark" -> placemark();
          default -> {
            // Styles, views and documents hold no features of their own.
          }
        }
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("Folder")) {
        folders.pop();
      }
    }
  }

  private void name() throws XMLStreamException {
    String name = xml.getElementText().strip();
    if (!folders.isEmpty()) {
      folders.pop();
      folders.push(name);
    }
  }

  private void placemark() throws XMLStreamException {
    ObjectNode feature = features.addObject().put("type", "Feature");
    ObjectNode properties = feature.putObject("properties");
    if (!folders.isEmpty()) {
      properties.put(GeoJson.LAYER, folders.peek().toLowerCase(Locale.ROOT).replace(' ', '_'));
    }
    String data = "";
    while (!(xml.next() == XMLStreamConstants.END_ELEMENT
        && xml.getLocalName().equals("Placemark"))) {
      if (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        case "name" -> properties.put("name", xml.getElementText().strip());
        case "Data" -> data = attribute();
        case "SimpleData" ->
          Told.put(properties, attribute(), xml.getElementText().strip());
        case "value" -> Told.put(properties, data, xml.getElementText().strip());
        case "Point", "LineString" -> geometry(feature, xml.getLocalName());
        default -> {
          // Looks and descriptions are not kept.
        }
      }
    }
  }

  private String attribute() {
    String name = xml.getAttributeValue(null, "name");
    return name == null ? "" : name;
  }

  private void geometry(ObjectNode feature, String type) throws XMLStreamException {
    while (xml.next() != XMLStreamConstants.START_ELEMENT
        || !xml.getLocalName().equals("coordinates")) {
      if (xml.getEventType() == XMLStreamConstants.END_ELEMENT
          && xml.getLocalName().equals(type)) {
        return;
      }
    }
    ArrayNode route = Json.mapper().createArrayNode();
    for (String place : xml.getElementText().strip().split("\\s+")) {
      ArrayNode position = route.addArray();
      for (String degree : place.split(",")) {
        position.add(degrees(degree));
      }
    }
    ObjectNode geometry = feature.putObject("geometry").put("type", type);
    geometry.set("coordinates", type.equals("Point") ? route.path(0) : route);
  }

  private BigDecimal degrees(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      int line = xml.getLocation().getLineNumber();
      throw wrong("line " + line + ": longitude,latitude was expected and '" + text + "' found");
    }
  }
}
