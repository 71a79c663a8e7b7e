package io.dotmac.sub.server.api.network.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.core.network.alert.AlertWatch;
import io.dotmac.sub.core.network.poll.PlantFixture;
import io.dotmac.sub.core.notify.NotifySetup;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.adapter.message.AlertMessages;
import io.dotmac.sub.server.event.KnownEvents;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A tenant whose network raises alerts, on a clock that a test moves. */
abstract class OnCallWorld {
  protected ServerFixture server;
  protected TenantId tenant;
  protected PlantFixture plant;
  protected ApiClient admin;
  protected SettableClock clock;
  protected Database db;
  protected AlertMessages messages;

  @BeforeEach
  protected void start() {
    server = ServerFixture.start();
    tenant = server.one().id();
    plant = new PlantFixture(server.db(), tenant);
    admin = server.one().admin();
    clock = new SettableClock(Instant.now(server.db().clock()).plusSeconds(5));
    db = new Database(server.installation().sessionFactory(), server.db().tenants(), clock);
    messages = new AlertMessages(new NotifySetup(
        KnownEvents.CATALOG,
        Set.of(NotificationChannel.EMAIL, NotificationChannel.SMS),
        NotifySetup.USUAL_URL,
        server.installation().secrets()));
  }

  protected String tell() {
    return messages.tell(db, Caller.system(tenant, "on-call")).toString();
  }

  protected void after(int minutes) {
    clock.advance(Duration.ofMinutes(minutes));
  }

  protected Answer post(String path, String body) {
    return admin.post(path, body.replace('\'', '"'));
  }

  protected String made(String path, String body) {
    Answer made = post(path, body);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  protected String policy(String more) {
    return made(
        "/alert-notification-policies", "{'name':'p" + UUID.randomUUID() + "'" + more + "}");
  }

  protected String step(String policy, int index, int minutes, String more) {
    return made(
        "/alert-notification-policy-steps",
        "{'policy_id':'" + policy + "','step_index':" + index + ",'delay_minutes':" + minutes + ","
            + more + "}");
  }

  protected String rule(String severity) {
    return made(
        "/alert-rules",
        "{'name':'busy " + severity + "','metric_type':'cpu','operator':'gt','threshold':'90',"
            + "'severity':'" + severity + "'}");
  }

  /** A device whose processors do so much. */
  protected UUID device(String host, int cpu) {
    UUID target = plant.target(host);
    load(target, cpu);
    return target;
  }

  protected void load(UUID target, int cpu) {
    plant.sql(
        "update snmp_target_state set last_poll_at = now(), cpu_percent = ? where tenant_id = ?"
            + " and snmp_target_id = ?",
        cpu,
        tenant.value(),
        target);
    server.db().inTx(tenant, AlertWatch::look);
  }

  protected List<String> log() {
    List<String> lines = new ArrayList<>();
    for (JsonNode row :
        admin.get("/alert-notification-logs?order_by=told_at").json().path("items")) {
      lines.add(row.path("kind").asText() + " " + row.path("channel").asText() + " "
          + row.path("name").asText() + " " + row.path("status").asText());
    }
    return lines;
  }

  /** Messages with their texts. */
  protected List<JsonNode> sent() {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode row :
        admin.get("/notifications?category=alert&order_by=created_at").json().path("items")) {
      all.add(message(row.path("id").asText()));
    }
    return all;
  }

  protected JsonNode message(String id) {
    JsonNode detail = admin.get("/notifications/" + id).json();
    ObjectNode message = detail.path("notification").deepCopy();
    message.set("body", detail.path("body"));
    return message;
  }

  protected void delivered() {
    plant.sql(
        "update notification set status = 'delivered', sent_at = now() where tenant_id = ?"
            + " and status = 'queued'",
        tenant.value());
  }

  protected String alert() {
    return admin.get("/alerts").json().path("items").get(0).path("id").asText();
  }

  protected String rotation(String name, String more) {
    return made(
        "/on-call-rotations",
        "{'name':'" + name + "','shift_hours':24,'starts_at':'"
            + clock.instant().minus(Duration.ofHours(1)) + "'" + more + "}");
  }

  protected void member(String rotation, String name, int priority) {
    made(
        "/on-call-rotation-members",
        "{'rotation_id':'" + rotation + "','name':'" + name + "','phone':'+23480300000" + priority
            + "','email':'" + name + "@example.com','priority':" + priority + "}");
  }

  protected void refused(String path, String body, String field) {
    Answer refused = post(path, body);
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("\"" + field + "\"");
  }
}
