package io.dotmac.sub.devices.genieacs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.simulator.acs.SpokenHttp;
import io.dotmac.sub.devices.testing.Recordings;
import io.dotmac.sub.devices.transport.PlainHttp;
import io.dotmac.sub.devices.transport.RestCall;
import io.dotmac.sub.devices.transport.RestReply;
import io.dotmac.sub.devices.transport.Transports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a running server answered, played over a real socket. */
class NbiRecordingsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AcsTask TASK =
      AcsTask.read(new CpeId("202BC1-BM632w-000000"), List.of("InternetGatewayDevice.A.B"));

  @BeforeEach
  void recordingsAreThere() {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
  }

  private static DeviceTarget target(InetSocketAddress address) {
    return new DeviceTarget(
        new DeviceId("acs"),
        Protocol.HTTP,
        address,
        Credential.of("nbi", ""),
        Optional.empty(),
        Set.of(),
        Limits.usual().answeringWithin(Duration.ofSeconds(20)));
  }

  private static JsonNode recorded(String name) throws IOException {
    Path folder = Recordings.folder().orElseThrow().resolve("genieacs-nbi");
    return JSON.readTree(folder.resolve(name + ".json").toFile());
  }

  private static SpokenHttp.Response response(JsonNode recording) {
    JsonNode response = recording.get("response");
    return new SpokenHttp.Response(
        response.get("status").asInt(),
        response.get("reason").asText(),
        response.get("body").asText());
  }

  @Test
  void everyRecordedExchangeIsSentAndReadAsItWas() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(Recordings.folder().orElseThrow().resolve("genieacs-nbi"))) {
      for (Path file : files.sorted().toList()) {
        all.add(JSON.readTree(file.toFile()));
      }
    }
    assertThat(all).hasSizeGreaterThan(25);
    for (JsonNode recording : all) {
      JsonNode asked = recording.get("request");
      String path = asked.get("path").asText()
          + (asked.get("query").isNull() ? "" : "?" + asked.get("query").asText());
      String body = asked.get("body").isNull() ? "" : asked.get("body").asText();
      List<SpokenHttp.Request> got = new ArrayList<>();
      try (SpokenHttp server = SpokenHttp.start(request -> {
            got.add(request);
            return Optional.of(response(recording));
          });
          PlainHttp http =
              new PlainHttp(Transports.network(), target(server.address()), new Secrets())) {
        RestReply reply = http.call(new RestCall(asked.get("method").asText(), path, body));

        String name = recording.get("name").asText();
        assertThat(reply.status()).as(name).isEqualTo(response(recording).status());
        assertThat(reply.reason()).as(name).isEqualTo(response(recording).reason());
        assertThat(reply.body())
            .as(name)
            .isEqualTo(
                asked.get("method").asText().equals("HEAD")
                    ? ""
                    : response(recording).body());
        assertThat(got).as(name).singleElement().satisfies(request -> {
          assertThat(request.path()).isEqualTo(path);
          assertThat(request.body()).isEqualTo(body);
        });
      }
    }
  }

  private static void running(String name, String wanted) throws IOException {
    JsonNode recording = recorded(name);
    try (SpokenHttp server = SpokenHttp.start(request -> Optional.of(
            request.method().equals("POST")
                ? response(recording)
                : new SpokenHttp.Response(200, "OK", "[]")));
        Nbi nbi = Nbi.open(Transports.network(), target(server.address()))) {
      if (wanted.isEmpty()) {
        nbi.run(TASK);
      } else {
        assertThatThrownBy(() -> nbi.run(TASK))
            .as(name)
            .isInstanceOfSatisfying(
                DeviceException.class,
                e -> assertThat(e.error().getClass().getSimpleName()).isEqualTo(wanted));
      }
    }
  }

  @Test
  void whatBecameOfATaskIsReadFromTheReasonPhrase() throws IOException {
    running("task_getParameterValues_online", "");
    running("task_setParameterValues_wifi_online", "");
    running("task_refresh_root_online", "");
    running("task_offline_connection_refused", "Rejected");
    running("task_queue_without_connection_request", "ProtocolViolation");
    running("task_unknown_device", "NotFound");
    running("task_bad_json", "Rejected");
  }

  @Test
  void equipmentAndItsValuesAreReadFromTheRecordedDocuments() throws IOException {
    JsonNode device =
        JSON.readTree(response(recorded("devices_query_by_id")).body()).get(0);
    assertThat(AcsDevices.cpe(device)).satisfies(cpe -> {
      assertThat(cpe.id()).isEqualTo(new CpeId("202BC1-BM632w-000000"));
      assertThat(cpe.manufacturer()).isEqualTo("Huawei Technologies Co., Ltd.");
      assertThat(cpe.lastInformAt()).isPresent();
    });
    JsonNode tagged = JSON.readTree(response(recorded("tag_query")).body()).get(0);
    assertThat(AcsDevices.cpe(tagged).tags()).containsExactly("suspended");

    JsonNode values =
        JSON.readTree(response(recorded("devices_after_get")).body()).get(0);
    assertThat(AcsDevices.reading(values, "InternetGatewayDevice.DeviceInfo.SoftwareVersion"))
        .hasValueSatisfying(reading -> {
          assertThat(reading.value()).isEqualTo("V100R001IRQC56B017");
          assertThat(reading.writable()).isFalse();
          assertThat(reading.readAt()).isPresent();
        });
    assertThat(AcsDevices.reading(values, "InternetGatewayDevice.DeviceInfo")).isEmpty();
    JsonNode set =
        JSON.readTree(response(recorded("devices_after_set_wifi")).body()).get(0);
    assertThat(
            AcsDevices.reading(set, "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.SSID"))
        .hasValueSatisfying(reading -> assertThat(reading.value()).isEqualTo("DotMac Home"));
    JsonNode preset = JSON.readTree(response(recorded("presets_list")).body()).get(0);
    assertThat(AcsDevices.preset(preset).values())
        .isEqualTo(Map.of("InternetGatewayDevice.ManagementServer.PeriodicInformInterval", "300"));
  }
}
