package io.dotmac.sub.server.api.network.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlantCsvTest {
  private static JsonNode read(String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    return PlantCsv.read(new ByteArrayInputStream(octets), "fdh_cabinet").path("features");
  }

  @Test
  void aRowIsAFeatureWhereItsDegreesSayAndOfWhatItsColumnsSay() throws IOException {
    JsonNode features = read("\uFEFFName;X;Y;layer;code\nFDH-1;3.35;6.45;;007\n"
        + "\"T; 2\";3.36;6.46;fiber_access_point;\n");

    assertThat(features).hasSize(2);
    assertThat(features.at("/0/properties").toString())
        .isEqualTo("{\"layer\":\"fdh_cabinet\",\"name\":\"FDH-1\",\"code\":\"007\"}");
    assertThat(features.at("/0/geometry").toString())
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[3.35,6.45]}");
    assertThat(features.at("/1/properties").toString())
        .isEqualTo("{\"layer\":\"fiber_access_point\",\"name\":\"T; 2\"}");
  }

  @Test
  void wellKnownTextSaysWhereCablesLie() throws IOException {
    JsonNode features = read("WKT,name,fiber_count,is_active\n"
        + "\"LINESTRING (3.35 6.45, 3.37 6.47)\",F-1,12,true\n"
        + "\"point z(3.35 6.45 12)\",F-2,,\n");

    assertThat(features.at("/0/geometry").toString())
        .isEqualTo("{\"type\":\"LineString\",\"coordinates\":[[3.35,6.45],[3.37,6.47]]}");
    assertThat(features.at("/0/properties/fiber_count").isNumber()).isTrue();
    assertThat(features.at("/0/properties/is_active").isBoolean()).isTrue();
    assertThat(features.at("/1/geometry/coordinates").toString()).isEqualTo("[3.35,6.45]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "name,wkt\nA,POLYGON ((1 2))",
        "name,wkt\nA,POINT (1)",
        "name,wkt\nA,\"POINT (1 2, 3 4)\"",
        "name,wkt\nA,POINT (east north)",
        "name,x,y\nA,3.35,north"
      })
  void whatIsNoTableOfPlacesIsRefusedWithItsLine(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().errors().toString())
                .contains("expected")
                .contains(text.isEmpty() ? "empty" : "line 2"));
  }
}
