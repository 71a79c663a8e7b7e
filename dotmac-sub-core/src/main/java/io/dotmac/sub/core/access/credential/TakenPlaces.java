package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Tx;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What only one active credential may have: an address, and a line. The schema holds it as well;
 * here it gets a message that names the field.
 */
final class TakenPlaces {
  private static final String ADDRESS = "select count(e) from AccessCredential e"
      + " where e.active and e.ipv4Address = :address and e.id.value <> :id";

  private static final String LINE = "select count(e) from AccessCredential e where e.active"
      + " and coalesce(e.circuitId, '') = :circuit and coalesce(e.remoteId, '') = :remote"
      + " and e.id.value <> :id";

  /** The id of a credential that is yet to be. */
  private static final UUID NOBODY = new UUID(0, 0);

  private TakenPlaces() {}

  static void check(Tx tx, Checks checks, NewCredential wanted) {
    address(tx, checks, NOBODY, wanted.ipv4Address());
  }

  static void check(Tx tx, Checks checks, AccessCredentialId id, CredentialTerms terms) {
    if (terms.isActive()) {
      address(tx, checks, id.value(), terms.ipv4Address());
      line(tx, checks, id.value(), terms);
    }
  }

  private static void address(Tx tx, Checks checks, UUID id, @Nullable String address) {
    checks.rule(
        address == null
            || tx.session()
                    .createSelectionQuery(ADDRESS, Long.class)
                    .setParameter("address", address)
                    .setParameter("id", id)
                    .getSingleResult()
                == 0,
        "/ipv4_address",
        "taken",
        "another active credential has the address '" + address + "'");
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
