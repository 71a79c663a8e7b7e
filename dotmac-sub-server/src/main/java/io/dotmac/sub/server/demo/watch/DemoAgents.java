package io.dotmac.sub.server.demo.watch;

import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.Columns;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.devices.simulator.SimulatedSmartax;
import io.dotmac.sub.devices.simulator.snmp.SnmpAgentSimulator;
import io.dotmac.sub.devices.transport.snmp.SnmpLogin;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The simulated SNMP agents of a demo's devices. They listen on free ports, which the database is
 * told each time.
 */
public final class DemoAgents implements AutoCloseable {
  private static final String COMMUNITY = """
      select community_sealed from snmp_credential where tenant_id = :tenant and name = :name
        and community_sealed is not null
      """;

  private static final String PORTS = """
      update snmp_target t set port = n.port, updated_at = now(), version = t.version + 1
      from unnest(?::uuid[], ?::int[]) as n (device, port)
      where t.tenant_id = ? and coalesce(t.olt_id, t.network_device_id) = n.device
        and t.host = '127.0.0.1' and t.is_active
      """;

  private final List<Agent> agents = new ArrayList<>();

  private record Agent(UUID device, SnmpAgentSimulator server) {
    int port() {
      return server.address().getPort();
    }
  }

  private DemoAgents() {}

  /**
   * Starts one for each device and tells the database where they are; none where the demo is older
   * than its agents.
   *
   * @param olt the line terminal whose ONTs are let in while it runs, under its name
   */
  public static DemoAgents start(
      Tx tx, SecretBox secrets, String router, String oltName, SimulatedSmartax olt, Clock clock) {
    DemoAgents agents = new DemoAgents();
    community(tx, secrets).ifPresent(community -> {
      List<String> plugged = olt.plugged();
      WatchedDevices devices = WatchedDevices.read(tx, router, plugged);
      for (WatchedDevice device : devices.devices()) {
        AgentValues values = AgentValues.of(device, clock);
        if (device.name().equals(oltName)) {
          values.recording().refreshedBy(() -> values.onts(letIn(olt)));
        } else {
          values.onts(devices.onts().getOrDefault(device.name(), List.of()));
        }
        agents.agents.add(new Agent(
            device.device(),
            SnmpAgentSimulator.start(values.recording(), SnmpLogin.v2c(community))));
      }
      agents.tell(tx);
    });
    return agents;
  }

  private static Optional<String> community(Tx tx, SecretBox secrets) {
    return tx
        .session()
        .createNativeQuery(COMMUNITY, String.class)
        .setParameter("tenant", tx.tenant().value())
        .setParameter("name", DemoWatch.CREDENTIAL)
        .getResultList()
        .stream()
        .findFirst()
        .map(secrets::decrypt);
  }

  private static List<WatchedOnt> letIn(SimulatedSmartax olt) {
    return olt.letIn().stream()
        .map(ont -> WatchedOnt.near(ont.serial(), ont.port(), ont.number(), ont.online()))
        .toList();
  }

  private void tell(Tx tx) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(PORTS)) {
        new Columns(connection, update)
            .add("uuid", agents, Agent::device)
            .add("int4", agents, Agent::port)
            .value(tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }

  @Override
  public void close() {
    agents.forEach(each -> each.server().close());
  }
}
