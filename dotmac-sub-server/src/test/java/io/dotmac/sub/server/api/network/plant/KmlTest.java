package io.dotmac.sub.server.api.network.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmlTest {
  private static final String DRAWN = """
      <?xml version="1.0" encoding="UTF-8"?>
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>Lekki</name>
      <Style id="s"><LineStyle><width>3</width></LineStyle></Style>
      <Folder><name>FDH cabinet</name>
        <Placemark><name>FDH-1 &amp; 2</name><description>by the school</description>
          <Point><altitudeMode>clampToGround</altitudeMode>
            <coordinates> 3.35,6.45,0 </coordinates></Point></Placemark>
      </Folder>
      <Placemark><name>F-1</name>
        <ExtendedData><Data name="layer"><value>fiber_segment</value></Data>
          <Data name="fiber_count"><value>12</value></Data>
          <SchemaData schemaUrl="#x"><SimpleData name="segment_type">feeder</SimpleData>
          </SchemaData></ExtendedData>
        <LineString><tessellate>1</tessellate>
          <coordinates>3.35,6.45,0
            3.37,6.47,0</coordinates></LineString></Placemark>
      </Document></kml>
      """;

  private static JsonNode read(byte[] octets) throws IOException {
    return Kml.read(new ByteArrayInputStream(octets));
  }

  private static JsonNode read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] zipped(String name, String text) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(octets)) {
      zip.putNextEntry(new ZipEntry("images/pin.png"));
      zip.closeEntry();
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return octets.toByteArray();
  }

  @Test
  void aPlacemarkIsAFeatureOfItsFolderOrOfWhatItsDataSay() throws IOException {
    JsonNode features = read(DRAWN).path("features");

    assertThat(features).hasSize(2);
    assertThat(features.at("/0/properties").toString())
        .isEqualTo("{\"layer\":\"fdh_cabinet\",\"name\":\"FDH-1 & 2\"}");
    assertThat(features.at("/0/geometry").toString())
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[3.35,6.45,0]}");
    assertThat(features.at("/1/properties/layer").asText()).isEqualTo("fiber_segment");
    assertThat(features.at("/1/properties/fiber_count").isNumber()).isTrue();
    assertThat(features.at("/1/properties/segment_type").asText()).isEqualTo("feeder");
    assertThat(features.at("/1/geometry/coordinates/1/0").asText()).isEqualTo("3.37");
  }

  @Test
  void kmzIsTheSameZipped() throws IOException {
    assertThat(read(zipped("doc.kml", DRAWN))).isEqualTo(read(DRAWN));
    assertThatThrownBy(() -> read(zipped("doc.txt", DRAWN))).hasMessageContaining(".kml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "<kml><Placemark>",
        "<kml><Placemark><Point><coordinates>east,north</coordinates></Point></Placemark></kml>",
        "<!DOCTYPE kml [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><kml><name>&x;</name></kml>"
      })
  void whatIsNoKmlIsRefusedAndNothingOutsideIsRead(String text) {
    assertThatThrownBy(() -> read(text)).hasMessageContaining("expected");
  }

  @Test
  void aSmallArchiveOfAHugeFileIsRefused() throws IOException {
    byte[] bomb = zipped("doc.kml", "<kml>" + " ".repeat(40_000_000) + "</kml>");

    assertThat(bomb.length).isLessThan(100_000);
    assertThatThrownBy(() -> read(bomb)).hasMessageContaining("32000000 octets");
  }
}
