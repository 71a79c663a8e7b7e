package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.network.ip.HoldingKind;
import io.dotmac.sub.core.network.ip.IpHolding;
import io.dotmac.sub.core.network.ip.IpHoldingId;
import io.dotmac.sub.core.network.ip.IpHoldings;
import io.dotmac.sub.core.network.ip.IpNetwork;
import io.dotmac.sub.core.network.ip.IpVersion;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.http.Fields;
import io.dotmac.sub.server.http.IfMatch;

/** What the routes of addresses and of assignments do, each with some of what is held. */
final class HeldAddresses {
  private final IpHoldings holdings = new IpHoldings();

  /** The one of that id, if it is of that family. */
  IpHolding require(Tx tx, IpHoldingId id, IpVersion version) {
    IpHolding found = holdings.require(tx, id);
    if (found.ipVersion() != version) {
      throw Problem.notFound(WireName.of(version) + " address", id.value());
    }
    return found;
  }

  /** The one of that id, if it is assigned. */
  IpHolding require(Tx tx, IpHoldingId id) {
    IpHolding found = holdings.require(tx, id);
    if (found.kind() != HoldingKind.ASSIGNED) {
      throw Problem.notFound("ip assignment", id.value());
    }
    return found;
  }

  HeldAddressView reserve(Tx tx, ReserveAddress body, IpVersion version) {
    IpNetwork.parse(body.address())
        .filter(network -> network.version() != version)
        .ifPresent(network -> {
          throw Problem.invalid(
              "/address",
              "mismatch",
              "an address of " + WireName.of(version) + " was expected and " + network + " found");
        });
    return view(tx, holdings.reserve(tx, body.address(), body.notes()));
  }

  HeldAddressView assign(Tx tx, AssignAddress body) {
    return view(
        tx,
        holdings.assign(tx, body.subscriptionId(), body.address(), body.poolId(), body.notes()));
  }

  HeldAddressView note(Tx tx, IpHolding found, IfMatch ifMatch, Fields<NoteChange> body) {
    ifMatch.require(found.version());
    NoteChange change = body.over(new NoteChange(found.notes().orElse(null)));
    return view(tx, holdings.note(tx, found.id(), change.notes()));
  }

  void free(Tx tx, IpHolding found) {
    holdings.free(tx, found.id());
  }

  private static HeldAddressView view(Tx tx, IpHolding row) {
    tx.flush();
    return HeldAddressView.of(row);
  }
}
