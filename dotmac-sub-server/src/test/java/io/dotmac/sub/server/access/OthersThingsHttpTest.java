package io.dotmac.sub.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ApiClient.Answer;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is somebody else's is not there: every route that takes an id is asked for a thing of
 * another tenant, another customer and another reseller, and must answer as for an id that nobody
 * has, with 404 when it reads, and change nothing.
 */
class OthersThingsHttpTest {
  /** What every customer and reseller of the tenant may see, whosever it is. */
  private static final Set<String> SHARED = Set.of("offers", "add-ons");

  /** What anybody may see who wants to sign in: by whom a provider lets that be proven. */
  private static final String DOOR = "auth";

  private static ServerFixture server;
  private static ServerFixture.TestTenant demo;
  private static List<Route> routes;
  private static Things things;

  @BeforeAll
  static void start() {
    server = ServerFixture.start();
    demo = Furnishing.of(server);
    things = Things.of(demo.id().value(), server.resources()).with(Furnishing.things());
    routes = Route.of(server.resources()).stream()
        .filter(route -> route.path().contains("{"))
        .filter(route -> things.of(route).isPresent())
        .toList();
  }

  @Test
  void theThingsAreThereForTheStaffOfTheirTenant() {
    Actor admin = new Actors(server, demo).staff("admin");
    List<String> found = new ArrayList<>();
    for (Route route : routes) {
      if (route.isReading() && asked(demo, admin, route).status() == 200) {
        found.add(route.toString());
      }
    }

    assertThat(found).hasSizeGreaterThan(40);
  }

  @Test
  void theAdminOfAnotherTenantFindsNothing() {
    Actor stranger = new Actors(server, server.one()).staff("admin");

    assertThat(telling(server.one(), stranger, Set.of())).isEmpty();
  }

  @Test
  void aCustomerFindsNothingOfTheOthers() {
    Actor customer = new Actors(server, demo).customer("customer", demo.subscriber());

    assertThat(telling(demo, customer, SHARED)).isEmpty();
  }

  @Test
  void aResellerFindsNothingOfTheOthers() {
    Actor reseller = new Actors(server, demo).reseller();

    assertThat(telling(demo, reseller, SHARED)).isEmpty();
  }

  @Test
  void noListShowsWhatIsOfOthers() {
    Actor stranger = new Actors(server, server.one()).staff("admin");
    Actor customer = new Actors(server, demo).customer("customer", demo.subscriber());
    List<String> wrong = new ArrayList<>();
    for (Route route : Route.of(server.resources())) {
      if (route.isReading() && !route.isStream() && !route.path().contains("{")) {
        shown(wrong, route, stranger.call(server.one().anonymous(), route, ""));
        String first = route.segments().get(0);
        if (!SHARED.contains(first) && !first.equals(DOOR)) {
          shown(wrong, route, customer.call(demo.anonymous(), route, ""));
        }
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** The routes that answer otherwise than for an id that nobody has, or that changed a thing. */
  private static List<String> telling(
      ServerFixture.TestTenant at, Actor actor, Set<String> shared) {
    String before = things.fingerprint();
    List<String> wrong = new ArrayList<>();
    for (Route route : routes) {
      if (shared.contains(route.segments().get(0))) {
        continue;
      }
      Answer others = asked(at, actor, route);
      Answer nobodys = actor.call(at.anonymous(), route, UUID.randomUUID().toString());
      boolean same = others.status() == nobodys.status() && plain(others).equals(plain(nobodys));
      boolean missing =
          Verdict.of(route, others) != Verdict.IN || others.status() == 404 || !route.isReading();
      if (!same || !missing) {
        wrong.add(actor.name() + ", " + route + ": " + others.status() + " and " + nobodys.status()
            + " for an unknown id");
      }
    }
    assertThat(things.fingerprint()).isEqualTo(before);
    return wrong;
  }

  private static void shown(List<String> wrong, Route route, Answer answer) {
    for (UUID thing : things.all()) {
      if (answer.body().contains(thing.toString())) {
        wrong.add(route + " shows " + thing);
      }
    }
  }

  private static Answer asked(ServerFixture.TestTenant at, Actor actor, Route route) {
    ApiClient client = at.anonymous();
    return actor.call(client, route, things.of(route).orElseThrow().toString());
  }

  /** Without what differs from request to request. */
  private static String plain(Answer answer) {
    return answer
        .body()
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID")
        .replaceAll("\\b[0-9a-f]{16}\\b", "REQUEST");
  }
}
