package io.dotmac.sub.server.api.network.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryHttpTest {
  private static ServerFixture server;
  private static ServiceFixture services;
  private static ApiClient admin;
  private static int names;

  private final String name = "n" + ++names;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    services = new ServiceFixture(server.db(), server.one().id());
    admin = server.one().admin();
  }

  @Test
  void aThingIsMadeShownChangedByItsVersionAndTakenOutOfUse() {
    Answer made = post("/olt-devices", "{'name':'%s','vendor':'huawei','mgmt_ip':'10.9.8.7'}");
    String path = "/olt-devices/" + id(made);
    Answer changed = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(path, "{\"notes\":\"of the north\",\"mgmt_ip\":null}");
    Answer stale = admin
        .with("If-Match", made.header("etag").orElse(""))
        .patch(path, "{\"notes\":\"of the south\"}");

    assertThat(made.status()).as(made.body()).isEqualTo(201);
    assertThat(made.json().path("vendor").asText()).isEqualTo("huawei");
    assertThat(made.json().path("status").asText()).isEqualTo("active");
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.json().path("notes").asText()).isEqualTo("of the north");
    assertThat(changed.json().path("mgmt_ip").isNull()).isTrue();
    assertThat(changed.json().path("vendor").asText()).isEqualTo("huawei");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(admin.patch(path, "{}").status()).isEqualTo(428);
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get(path).json().path("status").asText()).isEqualTo("retired");
    assertThat(admin.delete(path).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/olt-devices|{}|/name|a value was expected",
        "/olt-devices|{'name':' '}|/name|a text was expected",
        "/olt-devices|{'name':'%s','mgmt_ip':'10.9.8'}|/mgmt_ip|an address of IPv4 or IPv6",
        "/olt-devices|{'name':'%s','mac_address':'aa:bb'}|/mac_address|a MAC address such as",
        "/olt-devices|{'name':'%s','vendor':'acme'}|/vendor|expected one of huawei, zte, nokia",
        "/olt-devices|{'name':'%s','tenant_id':'x'}|/tenant_id|no field",
        "/olt-devices|{'name':'%s','id':'x'}|/id|no field",
        "/olt-devices|{'name':7}|/name|expected text",
        "/vlans|{'tag':0}|/tag|a number from 1 to 4094 expected",
        "/vlans|{'tag':4095}|/tag|a number from 1 to 4094 expected",
        "/vlans|{'tag':'7'}|/tag|expected a whole number",
        "/ont-units|{'serial_number':'HWTC123'}|/serial_number|a serial number such as",
        "/splitters|{'name':'%s','splitter_ratio':'1:7'}|/splitter_ratio|a ratio such as 1:8",
        "/pop-sites|{'name':'%s','latitude':6.5}|/longitude|latitude and longitude",
        "/pop-sites|{'name':'%s','latitude':91,'longitude':3}|/latitude|from -90 to 90",
        "/pop-sites|{'name':'%s','country_code':'nga'}|/country_code|a country such as NG",
        "/fiber-segments|{'name':'%s','segment_type':'drop','fiber_count':0}"
            + "|/fiber_count|1 to 1728",
        "/fiber-segments|{'name':'%s','segment_type':'drop','fiber_count':1,'route':[[3,6]]}"
            + "|/route|2 to 10000 points",
        "/fiber-segments|{'name':'%s','segment_type':'drop','fiber_count':1,'length_m':7}"
            + "|/length_m|expected a text"
      })
  void aWrongFieldIsNamed(String path, String body, String field, String words) {
    Answer refused = post(path, body);

    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("\"" + field + "\"", words);
  }

  @Test
  void everyWrongFieldIsToldAtOnce() {
    Answer missing = post("/olt-cards", "{}");
    Answer wrong = post("/pop-sites", "{'name':'','country_code':'x','longitude':200}");

    assertThat(pointers(missing)).containsExactly("/shelf_id", "/slot_number");
    assertThat(pointers(wrong)).contains("/name", "/country_code", "/longitude", "/latitude");
  }

  @Test
  void whatAnotherTenantHasIsNotThereAndCannotBeReferredTo() {
    ApiClient other = server.two().admin();
    String theirs = id(other.post("/olt-devices", "{\"name\":\"" + name + "\"}"));
    Answer own = post("/olt-devices", "{'name':'%s'}");
    Answer shelf = post("/olt-shelves", "{'olt_id':'" + theirs + "','shelf_number':0}");

    assertThat(own.status()).as(own.body()).isEqualTo(201);
    assertThat(admin.get("/olt-devices/" + theirs).status()).isEqualTo(404);
    assertThat(admin.delete("/olt-devices/" + theirs).status()).isEqualTo(404);
    assertThat(admin.with("If-Match", "*").patch("/olt-devices/" + theirs, "{}").status())
        .isEqualTo(404);
    assertThat(admin.get("/olt-devices?limit=200").body()).doesNotContain(theirs);
    assertThat(shelf.status()).isEqualTo(422);
    assertThat(shelf.body()).contains("\"/olt_id\"", "no olt device of the id " + theirs);
  }

  @Test
  void whoIsNoStaffIsRefusedAndAnAuditorOnlyReads() {
    ApiClient customer = server.one().customer(server.one().subscriber());
    ApiClient auditor = server.one().staff("auditor");

    assertThat(customer.get("/ont-units").status()).isEqualTo(403);
    assertThat(server.one().anonymous().get("/ont-units").status()).isEqualTo(401);
    assertThat(auditor.get("/ont-units").status()).isEqualTo(200);
    assertThat(auditor.post("/vlans", "{\"tag\":77}").status()).isEqualTo(403);
  }

  @Test
  void aListIsFilteredSortedSearchedAndReadPageByPage() {
    String olt = id(post("/olt-devices", "{'name':'%s'}"));
    for (int i = 0; i < 5; i++) {
      post("/pon-ports", "{'olt_id':'" + olt + "','name':'0/1/" + i + "'}");
    }
    String list = "/pon-ports?olt_id=" + olt;
    List<String> read = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          admin.get(list + "&limit=2&order_by=name&order_dir=desc" + cursor).json();
      page.path("items").forEach(item -> read.add(item.path("name").asText()));
      cursor = page.path("next_cursor").isNull()
          ? ""
          : "&cursor=" + page.path("next_cursor").asText();
      assertThat(page.path("count").asInt()).isEqualTo(5);
    } while (!cursor.isEmpty());

    assertThat(read).containsExactly("0/1/4", "0/1/3", "0/1/2", "0/1/1", "0/1/0");
    assertThat(admin.get(list + "&q=1/3").json().path("count").asInt()).isEqualTo(1);
    assertThat(admin.get(list + "&q=%25").json().path("count").asInt()).isZero();
    assertThat(admin.get(list + "&is_active=false").json().path("count").asInt())
        .isZero();
    Answer unknown = admin.get("/pon-ports?colour=red");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.body()).contains("/colour", "olt_id");
    assertThat(admin.get("/pon-ports?is_active=maybe").status()).isEqualTo(422);
    assertThat(admin.get("/pon-ports?olt_id=7").status()).isEqualTo(422);
    assertThat(admin.get("/pon-ports?order_by=colour").status()).isEqualTo(422);
    assertThat(admin.with("Accept", "text/csv").get(list).body())
        .startsWith("id,olt_id,olt_card_port_id,name,")
        .contains("0/1/4");
  }

  @Test
  void whatStaysAsItWasMadeCannotBeChanged() {
    String olt = id(post("/olt-devices", "{'name':'%s'}"));
    String other = id(post("/olt-devices", "{'name':'%s other'}"));
    String shelf = id(post("/olt-shelves", "{'olt_id':'" + olt + "','shelf_number':3}"));
    Answer moved = admin
        .with("If-Match", "*")
        .patch("/olt-shelves/" + shelf, "{\"olt_id\":\"" + other + "\"}");
    Answer same = post("/olt-shelves", "{'olt_id':'" + olt + "','shelf_number':3}");

    assertThat(moved.status()).isEqualTo(422);
    assertThat(moved.body()).contains("\"/olt_id\"", "stays as it was made");
    assertThat(same.status()).isEqualTo(422);
    assertThat(same.body()).contains("\"/shelf_number\"", "the OLT has a shelf of this number");
    admin.delete("/olt-shelves/" + shelf);
    assertThat(post("/olt-shelves", "{'olt_id':'" + olt + "','shelf_number':3}").status())
        .isEqualTo(201);
  }

  @Test
  void anOntIsInOnePlaceAndAServiceHasOneOnt() {
    UUID amaka = services.subscriber();
    UUID home = services.service(amaka);
    String olt = id(post("/olt-devices", "{'name':'%s'}"));
    String port = id(post("/pon-ports", "{'olt_id':'" + olt + "','name':'0/1/0'}"));
    String ont = ont(1);
    String spare = ont(2);
    Answer assigned = assign(ont, port, "'subscription_id':'" + home + "','ont_number':4");
    Answer elsewhere = assign(ont, port, "'ont_number':5");
    Answer second = assign(spare, port, "'subscription_id':'" + home + "'");
    Answer number = assign(spare, port, "'ont_number':4");
    Answer stranger = assign(
        spare,
        port,
        "'subscription_id':'" + services.service(services.subscriber()) + "','subscriber_id':'"
            + amaka + "'");

    assertThat(assigned.status()).as(assigned.body()).isEqualTo(201);
    assertThat(assigned.json().path("subscriber_id").asText()).isEqualTo(amaka.toString());
    assertThat(assigned.json().path("assigned_at").isNull()).isFalse();
    assertThat(elsewhere.body()).contains("\"/ont_unit_id\"", "the ONT is assigned elsewhere");
    assertThat(second.body()).contains("\"/subscription_id\"", "the service has another ONT");
    assertThat(number.body()).contains("\"/ont_number\"", "another ONT of the PON port");
    assertThat(stranger.body()).contains("\"/subscription_id\"", "of the same subscriber");
    String path = "/ont-assignments/" + id(assigned);
    assertThat(admin.delete(path).status()).isEqualTo(204);
    assertThat(admin.get(path).json().path("status").asText()).isEqualTo("retired");
    assertThat(admin.get(path).json().path("released_at").isNull()).isFalse();
    assertThat(assign(spare, port, "'subscription_id':'" + home + "','ont_number':4")
            .status())
        .isEqualTo(201);
  }

  @Test
  void aSerialNumberIsTheSameHoweverItIsWritten() {
    Answer made = post("/ont-units", "{'serial_number':'ztEg-0000%04x'}".formatted(names));
    String hex = "5A544547" + made.json().path("serial_number").asText().substring(4);
    Answer again = post("/ont-units", "{'serial_number':'" + hex + "'}");

    assertThat(made.json().path("serial_number").asText()).startsWith("ZTEG0000");
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.body()).contains("another ONT has this serial number");
  }

  @Test
  void aSplitterComesWithItsPortsAndASegmentWithItsStrands() {
    String splitter = id(post("/splitters", "{'name':'%s','splitter_ratio':'2:16'}"));
    String segment = id(post(
        "/fiber-segments",
        "{'name':'%s','segment_type':'feeder','fiber_count':12,'route':[[3.35,6.45],[3.36,6.5]]}"));

    assertThat(count("/splitter-ports?port_type=input&splitter_id=" + splitter)).isEqualTo(2);
    assertThat(count("/splitter-ports?port_type=output&splitter_id=" + splitter))
        .isEqualTo(16);
    assertThat(count("/fiber-strands?status=available&segment_id=" + segment)).isEqualTo(12);
    JsonNode route = admin.get("/fiber-segments/" + segment).json().path("route");
    assertThat(route.toString()).isEqualTo("[[3.35,6.45],[3.36,6.5]]");
  }

  @Test
  void whatIsUsedCannotBeRemovedForGood() {
    String device = id(post(
        "/cpe-devices",
        "{'subscriber_id':'" + services.subscriber() + "','device_type':'router'}"));
    String port = id(post("/ports", "{'device_id':'" + device + "','name':'lan1'}"));
    String vlan = id(post("/vlans", "{'tag':" + (100 + names) + "}"));
    String carried = id(post("/port-vlans", "{'port_id':'" + port + "','vlan_id':'" + vlan + "'}"));
    Answer used = admin.delete("/ports/" + port);

    assertThat(used.status()).isEqualTo(409);
    assertThat(used.body()).contains("in_use", "is used by a port vlan");
    assertThat(admin.delete("/port-vlans/" + carried).status()).isEqualTo(204);
    assertThat(admin.get("/port-vlans/" + carried).status()).isEqualTo(404);
    assertThat(admin.delete("/ports/" + port).status()).isEqualTo(204);
  }

  private String ont(int number) {
    return id(post("/ont-units", "{'serial_number':'HWTC%04x%04x'}".formatted(names, number)));
  }

  private Answer assign(String ont, String port, String more) {
    return post(
        "/ont-assignments",
        "{'ont_unit_id':'" + ont + "','pon_port_id':'" + port + "'," + more + "}");
  }

  private Answer post(String path, String body) {
    return admin.post(path, body.replace("%s", name).replace('\'', '"'));
  }

  private static int count(String path) {
    return admin.get(path).json().path("count").asInt();
  }

  private static String id(Answer made) {
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static List<String> pointers(Answer refused) {
    List<String> pointers = new ArrayList<>();
    refused.json().path("errors").forEach(e -> pointers.add(e.path("pointer").asText()));
    return pointers;
  }
}
