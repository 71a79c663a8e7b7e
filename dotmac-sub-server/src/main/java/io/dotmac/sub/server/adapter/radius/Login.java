package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.TenantPolicy;
import io.dotmac.sub.server.adapter.radius.line.LinePort;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A login whose password is proven, on its way through the checks. */
final class Login {
  private final AccessRequest request;
  private final KnownNas nas;
  private final IndexEntry entry;
  private final TenantPolicy policy;
  private final String station;
  private SessionTable.@Nullable Session endedFirst;

  Login(AccessRequest request, KnownNas nas, IndexEntry entry, TenantPolicy policy) {
    this.request = request;
    this.nas = nas;
    this.entry = entry;
    this.policy = policy;
    this.station = LinePort.mac(request.callingStation().orElse(""));
  }

  AccessRequest request() {
    return request;
  }

  KnownNas nas() {
    return nas;
  }

  IndexEntry entry() {
    return entry;
  }

  AccessFacts facts() {
    return entry.facts();
  }

  TenantPolicy policy() {
    return policy;
  }

  /** Whether it is let into the walled garden only. */
  boolean walled() {
    return policy.walls(facts().access().state());
  }

  /** Calling-Station-Id in its one form; empty if the NAS did not say. */
  String station() {
    return station;
  }

  /** The VLAN the NAS names. */
  OptionalInt vlan() {
    return request.nasPortId().map(LinePort::vlan).orElse(OptionalInt.empty());
  }

  /** What tells this line from another one of the same credential. */
  SessionTable.Line line() {
    return new SessionTable.Line(station, station.isEmpty() ? port() : "");
  }

  private String port() {
    String port = request
        .nasPortId()
        .or(() -> request
            .packet()
            .first(io.dotmac.sub.radius.attribute.Attributes.NAS_PORT)
            .map(String::valueOf))
        .orElse("");
    return port.isEmpty() ? "" : nas.facts().client() + " " + port;
  }

  /** A session that has to give way. */
  SessionTable.@Nullable Session endedFirst() {
    return endedFirst;
  }

  void endFirst(SessionTable.@Nullable Session session) {
    endedFirst = session;
  }
}
