package io.dotmac.sub.server.adapter.radius.proxy;

import io.dotmac.sub.core.access.realm.RealmFacts;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.radius.proxy.HomePool;
import io.dotmac.sub.radius.proxy.HomeServer;
import io.dotmac.sub.radius.proxy.RealmTable;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The realms of one tenant with the clients that ask their servers.
 *
 * @param facts what they were made of
 * @param access whom to ask about logins
 * @param accounting whom to tell of sessions
 */
record OpenRealms(
    List<RealmFacts> facts,
    RealmTable access,
    RealmTable accounting,
    List<HomePool> pools,
    List<RadiusClient> clients)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenRealms.class);

  /** A NAS asks again after two or three seconds and gives up after nine: that is two servers. */
  private static final Retransmission WAITS = Retransmission.ofMillis(1_000, 1_500);

  private static final Duration PROBES = Duration.ofSeconds(10);

  /** Opens the clients; a server that cannot be asked is logged and left out. */
  static OpenRealms of(TenantId tenant, List<RealmFacts> facts, SecretBox secrets) {
    List<HomePool> pools = new ArrayList<>();
    List<RadiusClient> clients = new ArrayList<>();
    RealmTable access = RealmTable.empty();
    RealmTable accounting = RealmTable.empty();
    for (RealmFacts realm : facts) {
      List<HomeServer> servers = servers(tenant, realm, secrets);
      if (servers.isEmpty()) {
        continue;
      }
      servers.forEach(server -> clients.add(server.client()));
      HomePool pool = HomePool.of(PROBES, servers.toArray(HomeServer[]::new));
      pools.add(pool);
      access = with(access, realm, pool);
      accounting = realm.accountingToHome() ? with(accounting, realm, pool) : accounting;
    }
    return new OpenRealms(facts, access, accounting, List.copyOf(pools), List.copyOf(clients));
  }

  private static RealmTable with(RealmTable table, RealmFacts realm, HomePool pool) {
    return realm.prefix() ? table.prefix(realm.name(), pool) : table.suffix(realm.name(), pool);
  }

  private static List<HomeServer> servers(TenantId tenant, RealmFacts realm, SecretBox secrets) {
    List<HomeServer> servers = new ArrayList<>();
    for (RealmFacts.Home home : realm.homes()) {
      try {
        servers.add(server(realm.name(), home, secrets));
      } catch (IOException | SecretBox.SecretUnreadable e) {
        LOG.error(
            "home server {} of realm {} of tenant {} is not asked",
            home.host(),
            realm.name(),
            tenant,
            e);
      }
    }
    return servers;
  }

  private static HomeServer server(String realm, RealmFacts.Home home, SecretBox secrets)
      throws IOException {
    SharedSecret secret = SharedSecret.of(secrets.decrypt(home.secretSealed()));
    // The address was checked when it was recorded: no name is looked up.
    RadiusClient client = RadiusClient.open(
            InetAddress.getByName(home.host()), home.authPort(), home.acctPort(), secret)
        .retransmitting(WAITS);
    return new HomeServer(
        home.host() + " of " + realm,
        home.requireMessageAuthenticator() ? client : client.excusingMessageAuthenticator(),
        secret);
  }

  List<String> dead() {
    return pools.stream().flatMap(pool -> pool.dead().stream()).toList();
  }

  @Override
  public void close() {
    pools.forEach(HomePool::close);
    clients.forEach(RadiusClient::close);
  }
}
