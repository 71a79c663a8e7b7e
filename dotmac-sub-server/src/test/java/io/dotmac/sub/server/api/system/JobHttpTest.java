package io.dotmac.sub.server.api.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.web.PortalClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobHttpTest {
  private static ServerFixture server;
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    admin = server.two().admin();
  }

  @Test
  void everyJobIsSeenWithItsScheduleAndRunsByHand() {
    JsonNode jobs = admin.get("/jobs").json();
    Answer run = admin.post("/jobs/verify_books/run", "{}");
    JsonNode runs = admin.get("/job-runs?job=verify_books").json();

    assertThat(jobs.size()).isGreaterThan(15);
    for (JsonNode job : jobs) {
      assertThat(job.path("schedule").asText()).as(job.toString()).isNotEmpty();
      assertThat(job.path("catch_up").asText()).as(job.toString()).isIn("once", "each", "skip");
    }
    assertThat(run.status()).as(run.body()).isEqualTo(200);
    assertThat(run.json().path("status").asText()).as(run.body()).isEqualTo("succeeded");
    assertThat(run.json().path("detail").asText()).endsWith("invariants hold");
    assertThat(runs.at("/items/0/started_by").asText()).isEqualTo("hand");
  }

  @Test
  void thePageOfJobsNamesEachWithItsScheduleAndNoOther() throws IOException {
    List<String> told = Files.readAllLines(Path.of("../docs/reference/jobs.md")).stream()
        .map(line -> line.split(" \\| "))
        .filter(cells -> cells.length == 4 && cells[0].startsWith("| `"))
        .map(cells -> cells[0] + " | " + cells[1] + " | " + cells[2])
        .toList();
    List<String> are = new ArrayList<>();
    for (JsonNode job : admin.get("/jobs").json()) {
      are.add("| `" + job.path("name").asText() + "` | " + job.path("schedule").asText() + " | "
          + job.path("catch_up").asText());
    }

    assertThat(told).containsExactlyInAnyOrderElementsOf(are);
  }

  @Test
  void aJobThatIsNoneAndACallerWithoutTheRightAreRefused() {
    assertThat(admin.get("/jobs/make_coffee").status()).isEqualTo(404);
    assertThat(admin.post("/jobs/make_coffee/run", "{}").status()).isEqualTo(404);
    ApiClient customer = server.two().customer(server.two().subscriber());
    assertThat(customer.get("/jobs").status()).isEqualTo(403);
    assertThat(customer.post("/jobs/verify_books/run", "{}").status()).isEqualTo(403);
  }

  @Test
  void staffRunAJobOnItsPageAndSeeWhatItDid() {
    PortalClient staff = new PortalClient(server.two().anonymous());
    staff.logIn(server.two().addStaff("admin"), ServerFixture.PASSWORD);

    Answer page = staff.get("/admin/system/jobs");
    Answer done = staff.submit(page, "/admin/system/jobs/mark_invoices_overdue/run", Map.of());
    Answer none = staff.submit(page, "/admin/system/jobs/make_coffee/run", Map.of());

    assertThat(done.status()).as(done.body()).isEqualTo(303);
    assertThat(none.status()).isEqualTo(422);
    assertThat(staff.get("/admin/system/jobs").body()).contains("0 overdue", "by hand");
  }
}
