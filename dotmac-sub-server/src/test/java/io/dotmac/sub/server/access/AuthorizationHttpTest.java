package io.dotmac.sub.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ServerFixture;
import io.dotmac.sub.server.testing.ServerFixture.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every route of the running server, tried by everybody at two tenants.
 *
 * <p>A route that is new has no line in {@code access/routes.txt}: whoever adds it says there who
 * gets in.
 */
class AuthorizationHttpTest {
  private static final AccessTable TABLE = AccessTable.read();
  private static final Path PAGE = Path.of("../docs/reference/authorization.md");

  private static ServerFixture server;
  private static List<Route> routes;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    routes = Route.of(server.resources());
  }

  @Test
  void everyRouteHasALineAndEveryLineARoute() {
    Set<AccessTable.Line> used = new HashSet<>();
    List<String> without = new ArrayList<>();
    for (Route route : routes) {
      TABLE.of(route).ifPresentOrElse(used::add, () -> without.add(route.toString()));
    }

    assertThat(without).as("routes without a line in access/routes.txt").isEmpty();
    assertThat(TABLE.lines().stream().filter(line -> !used.contains(line)))
        .as("lines that decide about no route")
        .isEmpty();
    assertThat(routes).hasSizeGreaterThan(400);
  }

  @Test
  void everybodyOfTheFirstTenantGetsInExactlyWhereTheTableSays() {
    assertThat(members(server.one())).isEmpty();
  }

  @Test
  void everybodyOfTheSecondTenantGetsInExactlyWhereTheTableSays() {
    assertThat(members(server.two())).isEmpty();
  }

  @Test
  void whoeverIsOfAnotherTenantIsNobody() {
    Actors one = new Actors(server, server.one());
    Actors two = new Actors(server, server.two());
    List<String> wrong = new ArrayList<>();
    wrong.addAll(strangers(server.two(), one.staff("admin")));
    wrong.addAll(strangers(server.two(), one.customer("customer", server.one().subscriber())));
    wrong.addAll(strangers(server.one(), two.staff("admin")));
    wrong.addAll(strangers(server.one(), two.customer("customer", server.two().subscriber())));

    assertThat(wrong).isEmpty();
  }

  /** With {@code -Ddotmac.write}, the page is written instead of compared. */
  @Test
  void thePageSaysWhatTheTableSays() throws IOException {
    String page = AuthorizationPage.of(TABLE, routes);
    if (Boolean.getBoolean("dotmac.write")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE))
        .as("docs/reference/authorization.md is of another table: run this test with"
            + " -Ddotmac.write=true and look at what changed")
        .isEqualTo(page);
  }

  private static List<String> members(TestTenant tenant) {
    List<String> wrong = new ArrayList<>();
    List<Actor> actors = new Actors(server, tenant).all();
    for (Route route : routes) {
      // What ends sessions is tried by people who have just signed in, and then signs them out.
      boolean ends = route.path().matches(".*/(logout|me/sessions.*|security/sessions.*)");
      for (Actor actor : ends ? new Actors(server, tenant).all() : actors) {
        AccessTable.Line line = TABLE.of(route).orElseThrow();
        check(wrong, tenant, actor, route, expected(line, actor, route));
      }
    }
    return wrong;
  }

  private static List<String> strangers(TestTenant tenant, Actor actor) {
    List<String> wrong = new ArrayList<>();
    for (Route route : routes) {
      boolean open = TABLE.of(route).orElseThrow().admits("nobody");
      check(wrong, tenant, actor, route, open ? Verdict.IN : Verdict.UNKNOWN);
    }
    return wrong;
  }

  private static void check(
      List<String> wrong, TestTenant tenant, Actor actor, Route route, Verdict expected) {
    var answer = actor.call(tenant.anonymous(), route, UUID.randomUUID().toString());
    Verdict verdict = Verdict.of(route, answer);
    if (verdict != expected) {
      wrong.add(actor.name() + ", " + route + ": " + verdict + " (" + answer.status() + "), not "
          + expected + " as in " + TABLE.of(route).orElseThrow());
    }
  }

  private static Verdict expected(AccessTable.Line line, Actor actor, Route route) {
    if (line.admits(actor.name())) {
      return Verdict.IN;
    }
    return actor.isKnownAt(route) ? Verdict.REFUSED : Verdict.UNKNOWN;
  }
}
