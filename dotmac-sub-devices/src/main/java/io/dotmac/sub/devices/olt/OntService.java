package io.dotmac.sub.devices.olt;

import java.util.OptionalInt;

/**
 * One flow of a customer through a line terminal.
 *
 * @param vlan on the side of the network
 * @param userVlan on the side of the ONT
 * @param gemport of the line profile
 * @param inboundTable traffic table of what the customer sends; none means unlimited
 * @param outboundTable traffic table of what the customer gets; none means unlimited
 * @param upstreamProfile name of the profile of what the customer sends, where profiles have names;
 *     may be empty
 * @param downstreamProfile the same of what the customer gets
 */
public record OntService(
    int vlan,
    int userVlan,
    int gemport,
    OptionalInt inboundTable,
    OptionalInt outboundTable,
    String upstreamProfile,
    String downstreamProfile) {
  public OntService {
    vlanId(vlan);
    vlanId(userVlan);
    if (gemport < 0 || gemport > 4095) {
      throw new IllegalArgumentException("a gemport is 0 to 4095, not " + gemport);
    }
    if (inboundTable.isPresent() != outboundTable.isPresent()) {
      throw new IllegalArgumentException("traffic tables are given for both directions or none");
    }
  }

  /** A flow without named profiles. */
  public OntService(
      int vlan, int userVlan, int gemport, OptionalInt inboundTable, OptionalInt outboundTable) {
    this(vlan, userVlan, gemport, inboundTable, outboundTable, "", "");
  }

  /** The same VLAN on both sides, through gemport 1, not limited here. */
  public static OntService vlan(int vlan) {
    return new OntService(vlan, vlan, 1, OptionalInt.empty(), OptionalInt.empty());
  }

  /** The same with traffic tables. */
  public OntService limitedBy(int inbound, int outbound) {
    return new OntService(
        vlan,
        userVlan,
        gemport,
        OptionalInt.of(inbound),
        OptionalInt.of(outbound),
        upstreamProfile,
        downstreamProfile);
  }

  /** The same with named profiles; the second may be empty. */
  public OntService shapedBy(String upstream, String downstream) {
    return new OntService(
        vlan, userVlan, gemport, inboundTable, outboundTable, upstream, downstream);
  }

  private static void vlanId(int vlan) {
    if (vlan < 1 || vlan > 4094) {
      throw new IllegalArgumentException("a VLAN is 1 to 4094, not " + vlan);
    }
  }
}
