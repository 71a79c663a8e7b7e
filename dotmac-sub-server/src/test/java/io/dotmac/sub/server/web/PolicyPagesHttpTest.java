package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PolicyPagesHttpTest {
  private static final String PATH = "/admin/billing/dunning/policies";

  private static ServerFixture server;
  private static ApiClient admin;
  private static PortalClient staff;

  @BeforeAll
  static void logIn() {
    server = ServerFixture.start();
    admin = server.two().admin();
    staff = new PortalClient(server.two().anonymous());
    staff.logIn(server.two().addStaff("admin"), ServerFixture.PASSWORD);
  }

  private static Map<String, String> typed(String... more) {
    Map<String, String> typed = new HashMap<>(Map.of(
        "day0", "3",
        "action0", "notify",
        "day1", "14",
        "action1", "suspend",
        "fee1", "1500",
        "missed", "one_a_day",
        "open", "keep"));
    for (int i = 0; i < more.length; i += 2) {
      typed.put(more[i], more[i + 1]);
    }
    return typed;
  }

  @Test
  void aPolicyIsWrittenDownFollowedByAVersionSimulatedAndSwitchedOff() {
    Answer form = staff.get(PATH + "/new");
    Answer made = staff.submit(form, PATH, typed("name", "Standard", "set", ""));
    String at = made.header("location")
        .orElse("")
        .replaceFirst("^https?://[^/]+", "")
        .replaceFirst("[?].*", "");
    Answer page = staff.get(at);
    Answer next = staff.submit(
        page,
        at,
        typed(
            "day2",
            "30",
            "action2",
            "reject",
            "grace_days",
            "2",
            "opens",
            "08:00",
            "closes",
            "18:00",
            "rest_day",
            "sunday",
            "holidays",
            "2026-12-25, 2027-01-01"));

    assertThat(made.status()).as(made.body()).isEqualTo(303);
    assertThat(page.body()).contains("late fee 1,500", "Publish version 2");
    assertThat(next.status()).as(next.body()).isEqualTo(303);
    String id = at.substring(at.lastIndexOf('/') + 1);
    JsonNode versions = admin.get("/dunning-policies/" + id + "/versions").json();
    JsonNode newest = versions.path(0).path("document");
    assertThat(versions.size()).isEqualTo(2);
    assertThat(newest.path("steps").size()).isEqualTo(3);
    assertThat(newest.at("/calendar/rest_days/0").asText()).isEqualTo("sunday");
    assertThat(newest.at("/calendar/holidays/1").asText()).isEqualTo("2027-01-01");
    assertThat(newest.path("grace_days").asInt()).isEqualTo(2);
    Answer again = staff.get(at);
    assertThat(again.body()).contains("08:00–18:00", "Publish version 3", "value=\"30\"");
    String simulator = again
        .body()
        .split("href=\"/admin/billing/dunning/simulator")[1]
        .split("\"")[0]
        .replace("&amp;", "&");
    assertThat(staff.get("/admin/billing/dunning/simulator" + simulator).status())
        .isEqualTo(200);
    assertThat(staff.get(PATH).body()).contains("Standard", "In force");
    staff.submit(again, at + "/close", Map.of());
    assertThat(staff.get(PATH).body()).contains("Off");
  }

  @Test
  void stepsThatDoNotRiseAndWordsForDaysAreRefusedAndWhatWasTypedIsKept() {
    Answer form = staff.get(PATH + "/new");

    Answer falling = staff.submit(form, PATH, typed("name", "Falling", "day1", "2"));
    Answer words = staff.submit(form, PATH, typed("name", "Words", "day1", "soon"));
    Answer hour = staff.submit(form, PATH, typed("name", "Hours", "opens", "8 o'clock"));
    Answer nameless = staff.submit(form, PATH, typed("name", ""));

    for (Answer each : new Answer[] {falling, words, hour, nameless}) {
      assertThat(each.status()).as(each.body()).isEqualTo(422);
      assertThat(each.body()).contains("value=\"1500\"");
    }
    assertThat(words.body()).contains("value=\"soon\"", "such as 7");
    assertThat(hour.body()).contains("such as 08:00");
  }
}
