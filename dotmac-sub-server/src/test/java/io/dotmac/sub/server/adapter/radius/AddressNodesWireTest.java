package io.dotmac.sub.server.adapter.radius;

import static io.dotmac.sub.server.adapter.radius.AddressFixture.account;
import static io.dotmac.sub.server.adapter.radius.AddressFixture.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.packet.PacketView;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes over a pool that is smaller than the number of its users: logins, stops, reboots of the
 * NAS and restarts of nodes in any order. Nobody is ever given what somebody else has.
 */
class AddressNodesWireTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int USERS = 12;

  @TempDir
  private Path folder;

  private final Map<String, String> live = new HashMap<>();
  private final Map<String, String> sessions = new HashMap<>();
  private final Map<String, String> last = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private AddressFixture fixture;
  private int given;
  private int refused;
  private int again;

  private record Node(Path folder, RadiusService radius, RadiusClient asking) {
    static Node start(AddressFixture fixture, Path folder) throws IOException {
      RadiusService radius = RadiusService.start(
          fixture.isp.db,
          fixture.isp.secrets,
          RadiusOptions.onPorts(0, 0)
              .at(InetAddress.getLoopbackAddress())
              .waiting(Duration.ZERO, List.of(Duration.ofMillis(100)))
              .journaling(folder, 64L << 20));
      return new Node(
          folder,
          radius,
          RadiusClient.open(
              InetAddress.getLoopbackAddress(),
              radius.authPort(),
              radius.acctPort(),
              RadiusFixture.SECRET));
    }

    void close() {
      asking.close();
      radius.close();
    }
  }

  @Test
  void noAddressEverHasTwoHolders() throws IOException {
    random(1, 150);
  }

  @Test
  @Tag("full")
  void noAddressEverHasTwoHoldersWhateverTheOrder() throws IOException {
    for (int seed = 2; seed < 12; seed++) {
      random(seed, 1_000);
    }
  }

  private void random(int seed, int steps) throws IOException {
    try (RadiusFixture isp = new RadiusFixture(folder.resolve("isp" + seed), 3799)) {
      fixture = new AddressFixture(isp);
      live.clear();
      last.clear();
      fixture.pool("home", "192.0.2.0/29");
      for (int i = 0; i < USERS; i++) {
        fixture.user("user" + i);
      }
      nodes.add(Node.start(fixture, folder.resolve("a" + seed)));
      nodes.add(Node.start(fixture, folder.resolve("b" + seed)));
      Random random = new Random(seed);
      for (int step = 0; step < steps; step++) {
        step(random, step);
      }
      nodes.forEach(Node::close);
      nodes.clear();
    }
    assertThat(given).isGreaterThan(steps / 10);
    assertThat(refused).as("the pool is too small").isPositive();
    assertThat(again).as("most get what they had").isPositive();
  }

  private void step(Random random, int step) throws IOException {
    String user = "user" + random.nextInt(USERS);
    int choice = random.nextInt(100);
    if (choice < 60) {
      login(node(random), user, "s" + step);
    } else if (choice < 90) {
      stop(node(random), user);
    } else if (choice < 94) {
      timePasses();
    } else if (choice < 97) {
      account(node(random).asking(), AcctStatusType.ACCOUNTING_ON, "on", "", "");
      live.clear();
      sessions.clear();
    } else {
      int at = random.nextInt(2);
      nodes.get(at).close();
      nodes.set(at, Node.start(fixture, nodes.get(at).folder()));
    }
  }

  private Node node(Random random) {
    return nodes.get(random.nextInt(2));
  }

  /** The same line, so that a login anywhere ends the session the user had. */
  private void login(Node node, String user, String session) {
    PacketView reply = AddressFixture.login(node.asking(), user, "02:00:00:00:00:01");
    if (reply.code() == 3) {
      refused++;
      return;
    }
    String address = address(reply);
    assertThat(address).startsWith("192.0.2.");
    live.forEach((other, has) -> {
      if (!other.equals(user)) {
        assertThat(has).as(user + " is given what " + other + " has").isNotEqualTo(address);
      }
    });
    stop(node, user);
    live.put(user, address);
    sessions.put(user, session);
    account(node.asking(), AcctStatusType.START, session, user, address);
    given++;
    boolean kept = address.equals(last.put(user, address));
    boolean passedOn = last.entrySet()
        .removeIf(other -> !other.getKey().equals(user) && other.getValue().equals(address));
    again += kept && !passedOn ? 1 : 0;
  }

  private void stop(Node node, String user) {
    String address = live.remove(user);
    if (address != null) {
      account(node.asking(), AcctStatusType.STOP, sessions.remove(user), user, address);
    }
  }

  /** What was released may be given to others, once both nodes have heard of everything. */
  private void timePasses() {
    String behind = "select 'behind' from ip_node n where ? is not null"
        + " and n.followed_at < (select coalesce(max(h.owned_since), '-infinity')"
        + " from ip_holding h)"
        + " and n.followed_at > now() - interval '1 hour'";
    await().atMost(LONG).until(() -> fixture.isp.rows(behind).isEmpty());
    fixture.services.sql("update ip_holding set released_at = released_at - interval '5 minutes',"
        + " owned_since = owned_since - interval '5 minutes' where released_at is not null");
  }
}
