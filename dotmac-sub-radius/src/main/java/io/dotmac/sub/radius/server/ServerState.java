package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the threads of one server share. */
final class ServerState {
  private final NasDirectory directory;
  private final Clock clock;
  private final int clientRatePerSecond;
  private final QuietLog log = new QuietLog();
  private final ClientState nobody = new ClientState();
  private final Map<String, ClientState> clients = new ConcurrentHashMap<>();
  private volatile boolean closing;
  private volatile Instant lastNow = Instant.EPOCH;

  ServerState(NasDirectory directory, Clock clock, int clientRatePerSecond) {
    this.directory = directory;
    this.clock = clock;
    this.clientRatePerSecond = clientRatePerSecond;
  }

  NasDirectory directory() {
    return directory;
  }

  /** The moment, to the millisecond: those of one millisecond share what says it. */
  Instant now() {
    long millis = clock.millis();
    Instant last = lastNow;
    if (last.toEpochMilli() != millis) {
      last = Instant.ofEpochMilli(millis);
      lastNow = last;
    }
    return last;
  }

  QuietLog log() {
    return log;
  }

  /** Counts what cannot be counted for a client. */
  ClientState nobody() {
    return nobody;
  }

  /** The state outlives a change of the client's other properties: it goes by the id. */
  ClientState state(NasClient nas) {
    ClientState known = clients.get(nas.id());
    return known != null ? known : clients.computeIfAbsent(nas.id(), id -> newState());
  }

  private ClientState newState() {
    return new ClientState(new RateLimit(clientRatePerSecond, System.nanoTime()));
  }

  boolean isClosing() {
    return closing;
  }

  void closing() {
    closing = true;
  }

  ServerMetrics metrics(int accountingBacklog, int delayedRejects) {
    List<ClientState> all = new ArrayList<>(clients.values());
    all.add(nobody);
    Map<String, ServerMetrics.Traffic> each = new TreeMap<>();
    clients.forEach((id, state) -> each.put(id, ClientState.sum(List.of(state))));
    return new ServerMetrics(ClientState.sum(all), each, accountingBacklog, delayedRejects);
  }
}
