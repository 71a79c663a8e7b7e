package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.server.adapter.radius.index.AccessIndex;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import io.dotmac.sub.server.adapter.radius.index.TenantPolicy;
import io.dotmac.sub.server.adapter.radius.line.LineKey;
import io.dotmac.sub.server.adapter.radius.line.LinePort;
import io.dotmac.sub.server.adapter.radius.line.SessionTable;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A login whose password is proven, on its way through the checks. Each thread has one that it uses
 * for one login after another, so that a login leaves nothing behind: nobody keeps it.
 */
final class Login {
  private static final ThreadLocal<Login> OF_THREAD = ThreadLocal.withInitial(Login::new);

  private final byte[] octets = new byte[AccessIndex.LONGEST_VALUE];
  private AccessRequest request;
  private KnownNas nas;
  private IndexEntry entry;
  private TenantPolicy policy;
  private long station;
  private long line;
  private SessionTable.@Nullable Session endedFirst;

  @SuppressWarnings("NullAway.Init")
  private Login() {}

  /** The login of the current thread is this one from now on. */
  static Login of(AccessRequest request, KnownNas nas, IndexEntry entry, TenantPolicy policy) {
    Login login = OF_THREAD.get();
    login.request = request;
    login.nas = nas;
    login.entry = entry;
    login.policy = policy;
    login.endedFirst = null;
    int length = request.packet().copyFirst(Attributes.CALLING_STATION_ID, login.octets);
    login.station = LineKey.ofStation(login.octets, length);
    login.line = login.station == LineKey.UNKNOWN ? login.port() : login.station;
    return login;
  }

  /** Room for one value of an attribute, of the current thread. */
  static byte[] scratch() {
    return OF_THREAD.get().octets;
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

  TenantPolicy policy() {
    return policy;
  }

  /** Whether it is let into the walled garden only. */
  boolean walled() {
    return policy.walls(entry.terms().access().state());
  }

  /** Calling-Station-Id as a {@link LineKey}; {@code UNKNOWN} if the NAS did not say. */
  long station() {
    return station;
  }

  /** The VLAN the NAS names. */
  OptionalInt vlan() {
    return request.nasPortId().map(LinePort::vlan).orElse(OptionalInt.empty());
  }

  /** What tells this line from another one of the same credential. */
  long line() {
    return line;
  }

  /** The port it is connected to, if the NAS names one. */
  private long port() {
    if (request.packet().has(Attributes.NAS_PORT_ID)) {
      return LineKey.ofPort(nas.facts().client(), request.nasPortId().orElse(""));
    }
    if (request.packet().has(Attributes.NAS_PORT)) {
      String number =
          request.packet().first(Attributes.NAS_PORT).map(String::valueOf).orElse("");
      return LineKey.ofPort(nas.facts().client(), number);
    }
    return LineKey.UNKNOWN;
  }

  /** A session that has to give way. */
  SessionTable.@Nullable Session endedFirst() {
    return endedFirst;
  }

  void endFirst(SessionTable.@Nullable Session session) {
    endedFirst = session;
  }
}
