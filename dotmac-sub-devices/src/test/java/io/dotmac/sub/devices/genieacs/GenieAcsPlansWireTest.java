package io.dotmac.sub.devices.genieacs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.devices.cpe.CpeDriver;
import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.cpe.CpeParameter;
import io.dotmac.sub.devices.cpe.CpePreset;
import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.Protocol;
import io.dotmac.sub.devices.driver.DriverContext;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.plan.PlanResult;
import io.dotmac.sub.devices.simulator.acs.SimulatedAcs;
import io.dotmac.sub.devices.simulator.acs.SimulatedCpe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a plan says is what the server gets, call by call. */
class GenieAcsPlansWireTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatedCpe cpe = SimulatedCpe.tr098("202BC1", "BM632w", "000000");
  private final SimulatedAcs acs = SimulatedAcs.managing(cpe).offering("fw-2.bin");
  private final CpeId id = new CpeId(cpe.id());

  @AfterEach
  void stop() {
    acs.close();
  }

  private CpeDriver driver() {
    DeviceTarget target = new DeviceTarget(
        new DeviceId("acs-1"),
        Protocol.HTTP,
        acs.address(),
        Credential.of("nbi", "s3cr3t-login"),
        Optional.empty(),
        Set.of(),
        Limits.usual());
    return GenieAcsProvider.open(
            target, DriverContext.network().pausing(time -> {}), CpeDictionary.shipped())
        .require(CpeDriver.class);
  }

  @Test
  void everyPlanIsWhatTheServerGot() throws Exception {
    CpeDriver driver = driver();
    CpePreset preset = new CpePreset("inform300", 0, "", Map.of("A.B", "300"));
    told(driver.planWifi(id, "DotMac Home", "s3cr3t-wifi"));
    told(driver.planPppoe(id, "cust-1", "s3cr3t-ppp"));
    told(driver.planSet(id, Map.of(CpeParameter.WIFI_CHANNEL, "11")));
    told(driver.planReboot(id));
    told(driver.planUpgrade(id, "fw-2.bin"));
    told(driver.planFactoryReset(id));
    told(driver.planPreset(preset));
    told(driver.planRemovePreset("inform300"));
    put("/faults/old", "{\"device\": \"" + cpe.id() + "\", \"code\": \"cwmp.9002\"}");
    told(driver.planClearFault(driver.faults(id).get(0)));
  }

  private void put(String path, String body) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(
            "http://" + acs.address().getHostString() + ":" + acs.address().getPort() + path))
        .PUT(HttpRequest.BodyPublishers.ofString(body))
        .build();
    assertThat(HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.discarding())
            .statusCode())
        .isEqualTo(200);
  }

  private void told(Plan plan) {
    assertThat(plan.commands()).isNotEmpty();
    int from = acs.log().size();
    assertThat(plan.apply()).as(plan.render()).isInstanceOf(PlanResult.Applied.class);
    List<String> got = acs.log().stream()
        .skip(from)
        .filter(line -> !line.startsWith("GET ") && !line.contains("getParameterValues"))
        .map(GenieAcsPlansWireTest::said)
        .toList();
    assertThat(got).isEqualTo(plan.commands());
  }

  /** A task by its name and values, secrets masked; any other call as it was sent. */
  private static String said(String line) {
    if (!line.startsWith("POST ")) {
      return line;
    }
    JsonNode task = json(line.substring(line.indexOf('{')));
    StringBuilder said = new StringBuilder(task.path("name").asText());
    task.path("parameterValues")
        .forEach(each -> said.append(' ')
            .append(each.get(0).asText())
            .append('=')
            .append(each.get(1).asText()));
    if (task.has("file")) {
      said.append(' ').append(task.path("file").asText());
    }
    return said.toString().replaceAll("s3cr3t-\\w+", "******");
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }
}
