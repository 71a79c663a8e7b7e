package io.dotmac.sub.server.api.network.plant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeoJsonHttpTest {
  private static final String CABINET =
      "{'type':'Feature','geometry':{'type':'Point','coordinates':[3.35,6.45]},"
          + "'properties':{'layer':'fdh_cabinet','name':'FDH-1'}}";
  private static final String CABLE = "{'type':'Feature','id':7,"
      + "'geometry':{'type':'LineString','coordinates':[[3.35,6.45],[3.37,6.47]]},"
      + "'properties':{'layer':'fiber_segment','name':'F-1','segment_type':'feeder',"
      + "'fiber_count':12,'length_m':'3400.00'}}";

  private ServerFixture server;
  private ApiClient admin;

  @BeforeEach
  void start() {
    server = ServerFixture.start();
    admin = server.one().admin();
  }

  @Test
  void aDryRunTellsWhatWouldBecomeAndChangesNothing() {
    Answer tried = upload("?dry_run=true", CABINET, CABLE);

    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.json().path("dry_run").asBoolean()).isTrue();
    assertThat(tried.json().path("made").asInt()).isEqualTo(2);
    assertThat(tried.json().at("/lines/1/name").asText()).isEqualTo("F-1");
    assertThat(admin.get("/fdh-cabinets").json().path("count").asInt()).isZero();
    assertThat(admin.get("/fiber-strands").json().path("count").asInt()).isZero();
  }

  @Test
  void whatIsSentIsMadeOnceThenTheSameThenChanged() {
    Answer made = upload("", CABINET, CABLE);
    Answer same = upload("", CABINET, CABLE.replace("3400.00", "3400"));
    Answer changed = upload("", CABINET.replace("6.45", "6.46"), CABLE);

    assertThat(made.json().path("made").asInt()).isEqualTo(2);
    assertThat(same.json().path("same").asInt()).isEqualTo(2);
    assertThat(changed.json().path("changed").asInt()).isEqualTo(1);
    assertThat(changed.json().at("/lines/0/fields").toString()).isEqualTo("[\"latitude\"]");
    assertThat(admin.get("/fdh-cabinets").json().at("/items/0/latitude").asDouble())
        .isEqualTo(6.46);
    assertThat(admin.get("/fiber-strands").json().path("count").asInt()).isEqualTo(12);
  }

  @Test
  void whatWasDrawnInGoogleEarthComesInToo() {
    String drawn = "<kml><Folder><name>fdh_cabinet</name><Placemark><name>FDH-7</name>"
        + "<Point><coordinates>3.35,6.45</coordinates></Point></Placemark></Folder></kml>";
    ApiClient sender = admin.with("Content-Type", "application/vnd.google-earth.kml+xml");

    Answer made = sender.post("/fiber-plant/kml", drawn);
    Answer wrong = sender.post("/fiber-plant/kml", drawn.replace("fdh_cabinet", "tree"));

    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(made.json().path("made").asInt()).isEqualTo(1);
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.body()).contains("/features/0/properties/layer", "expected");
    assertThat(admin.get("/fdh-cabinets?q=fdh-7").json().path("count").asInt()).isEqualTo(1);
  }

  @Test
  void aTableComesInToo() {
    ApiClient sender = admin.with("Content-Type", "text/csv");
    String table = "name,longitude,latitude\nFDH-8,3.35,6.45\nFDH-9,3.36,6.46\n";

    Answer looked = sender.post("/fiber-plant/csv?layer=fdh_cabinet&dry_run=true", table);
    Answer made = sender.post("/fiber-plant/csv?layer=fdh_cabinet", table);
    Answer again = sender.post("/fiber-plant/csv?layer=fdh_cabinet", table);
    Answer nowhere = sender.post("/fiber-plant/csv?layer=fdh_cabinet", "name\nFDH-10\n");
    Answer unnamed = sender.post("/fiber-plant/csv", table);

    assertThat(looked.json().path("made").asInt()).as(looked.body()).isEqualTo(2);
    assertThat(made.json().path("made").asInt()).as(made.body()).isEqualTo(2);
    assertThat(again.json().path("same").asInt()).as(again.body()).isEqualTo(2);
    assertThat(nowhere.status()).isEqualTo(422);
    assertThat(nowhere.body()).contains("/features/0/geometry");
    assertThat(unnamed.status()).isEqualTo(422);
    assertThat(unnamed.body()).contains("/features/0/properties/layer");
  }

  @Test
  void whatGoesOutComesInAgainAsTheSame() {
    upload("", CABINET, CABLE);
    JsonNode out = admin.get("/fiber-plant/geojson").json();
    JsonNode again = admin
        .post("/fiber-plant/geojson", out.toString().replace(",\"truncated\":false", ""))
        .json();

    assertThat(out.path("features")).hasSize(2);
    assertThat(again.path("same").asInt()).as(again.toString()).isEqualTo(2);
    assertThat(server.two().admin().get("/fiber-plant/geojson").json().path("features"))
        .isEmpty();
  }

  @Test
  void aRectangleAndLayersNarrowTheMap() {
    upload("", CABINET, CABLE);

    assertThat(layers("?bbox=3.3,6.4,3.36,6.5")).containsExactly("fdh_cabinet", "fiber_segment");
    // The cable crosses the rectangle; the cabinet lies outside.
    assertThat(layers("?bbox=3.36,6.46,3.4,6.5")).containsExactly("fiber_segment");
    assertThat(layers("?bbox=4,6,5,7")).isEmpty();
    assertThat(layers("?layers=fdh_cabinet")).containsExactly("fdh_cabinet");
    assertThat(admin.get("/fiber-plant/geojson?bbox=3,6,2,7").body()).contains("/bbox");
    assertThat(admin.get("/fiber-plant/geojson?layers=roads").body()).contains("/layers");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'fdh_cabinet'|'road'|/features/0/properties/layer|expected one of pop_site",
        "'name':'FDH-1'|'name':''|/features/0/properties/name|a text was expected",
        "'name':'FDH-1'|'colour':'red','name':'x'|/features/0/properties/colour|no field",
        "[3.35,6.45]},'prop|[3.35]},'prop|/features/0/geometry|a Point of longitudes",
        "3.35,6.45]},'prop|200,6.45]},'prop|/features/0/properties/longitude|from -180 to 180",
        "'Point'|'Polygon'|/features/0/geometry|a Point of longitudes",
        "'fiber_count':12|'fiber_count':0|/features/1/properties/fiber_count|1 to 1728",
        "FeatureCollection|Feature|/type|FeatureCollection was expected",
        "'name':'F-1'|'name':'F-1','segment_kind':'x'|/features/1/properties/segment_kind|no field"
      })
  void aWrongFeatureIsNamedAndNothingIsMade(String find, String with, String field, String words) {
    Answer refused = admin.post(
        "/fiber-plant/geojson", collection(CABINET, CABLE).replace(json(find), json(with)));

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("\"" + field + "\"", words);
    assertThat(admin.get("/fdh-cabinets").json().path("count").asInt()).isZero();
  }

  @Test
  void theSameThingTwiceIsRefused() {
    Answer refused = upload("", CABINET, CABINET);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("/features/1/properties/name", "another feature is the same");
  }

  @Test
  void figuresAndWhatIsInAPlaceAreCounted() {
    upload("", CABINET, CABLE);
    String cabinet = admin.get("/fdh-cabinets").json().at("/items/0/id").asText();
    String body = "{'name':'S1','splitter_ratio':'1:8','fdh_id':'" + cabinet + "'}";
    admin.post("/splitters", json(body));
    JsonNode stats = admin.get("/fiber-plant/stats").json();

    assertThat(stats.path("fdh_cabinets").asInt()).isEqualTo(1);
    assertThat(stats.path("strands_available").asInt()).isEqualTo(12);
    assertThat(stats.path("splitter_outputs").asInt()).isEqualTo(8);
    assertThat(stats.path("feeder_km").asText()).isEqualTo("3.40000");
    String path = "/fiber-plant/fdh-cabinets/" + cabinet + "/splitters";
    assertThat(admin.get(path).json().at("/items/0/name").asText()).isEqualTo("S1");
    assertThat(server.two().admin().get(path).status()).isEqualTo(404);
    assertThat(admin.get("/fiber-plant/closures/" + cabinet + "/splices").status())
        .isEqualTo(404);
  }

  private List<String> layers(String query) {
    List<String> layers = new ArrayList<>();
    admin
        .get("/fiber-plant/geojson" + query)
        .json()
        .path("features")
        .forEach(feature -> layers.add(feature.at("/properties/layer").asText()));
    return layers;
  }

  private Answer upload(String query, String... features) {
    return admin.post("/fiber-plant/geojson" + query, collection(features));
  }

  private static String collection(String... features) {
    return json("{'type':'FeatureCollection','features':[" + String.join(",", features) + "]}");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
