package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.network.ip.IpNetwork;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What only one active credential may have: an address, and a line. The schema holds it as well;
 * here it gets a message that names the field.
 */
final class TakenPlaces {
  private static final String LINE = "select count(e) from AccessCredential e where e.active"
      + " and coalesce(e.circuitId, '') = :circuit and coalesce(e.remoteId, '') = :remote"
      + " and e.id.value <> :id";

  /** The id of a credential that is yet to be. */
  private static final UUID NOBODY = new UUID(0, 0);

  private TakenPlaces() {}

  static void check(Tx tx, Checks checks, NewCredential wanted) {
    address(tx, checks, NOBODY, "/ipv4_address", wanted.ipv4Address());
  }

  static void check(Tx tx, Checks checks, AccessCredentialId id, CredentialTerms terms) {
    if (terms.isActive()) {
      address(tx, checks, id.value(), "/ipv4_address", terms.ipv4Address());
      address(tx, checks, id.value(), "/ipv6_prefix", terms.ipv6Prefix());
      address(tx, checks, id.value(), "/delegated_ipv6_prefix", terms.delegatedIpv6Prefix());
      line(tx, checks, id.value(), terms);
    }
  }

  /** Leases that nobody uses give way. */
  private static void address(
      Tx tx, Checks checks, UUID id, String pointer, @Nullable String address) {
    Optional<IpNetwork> network = address == null ? Optional.empty() : IpNetwork.parse(address);
    network.ifPresent(found -> IpHoldings.makeWay(tx, checks, pointer, found, id));
  }

  private static void line(Tx tx, Checks checks, UUID id, CredentialTerms terms) {
    String circuit = terms.circuitId() == null ? "" : terms.circuitId();
    String remote = terms.remoteId() == null ? "" : terms.remoteId();
    checks.rule(
        (circuit.isEmpty() && remote.isEmpty())
            || tx.session()
                    .createSelectionQuery(LINE, Long.class)
                    .setParameter("circuit", circuit)
                    .setParameter("remote", remote)
                    .setParameter("id", id)
                    .getSingleResult()
                == 0,
        circuit.isEmpty() ? "/remote_id" : "/circuit_id",
        "taken",
        "another active credential is known by the same line");
  }
}
