package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.index.AccessRules.FullPolicy;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;
import java.util.EnumMap;
import java.util.Map;

/** The rules of a tenant as logins are decided by: with the walled garden's replies made once. */
public final class TenantPolicy {
  /** Of a tenant that has decided nothing. */
  static final TenantPolicy DEFAULT = new TenantPolicy(AccessRules.DEFAULT);

  private final AccessRules rules;
  private final Map<NasVendor, AttributeBlock> garden = new EnumMap<>(NasVendor.class);

  /** By these rules. */
  public TenantPolicy(AccessRules rules) {
    this.rules = rules;
    rules.garden().ifPresent(walls -> {
      for (NasVendor vendor : NasVendor.values()) {
        garden.put(vendor, GardenReplies.of(walls, vendor));
      }
    });
  }

  /** As the tenant has decided. */
  public AccessRules rules() {
    return rules;
  }

  /** Whether a login beyond the number of sessions ends the oldest. */
  public boolean endsOldest() {
    return rules.full() == FullPolicy.DISCONNECT_OLDEST;
  }

  /** Whether a service in that state is let into the walled garden. */
  public boolean walls(AccessState state) {
    return state == AccessState.SUSPENDED && !garden.isEmpty();
  }

  /** What a NAS is told about a session in the walled garden, beside whose it is. */
  public AttributeBlock garden(NasVendor vendor) {
    return garden.getOrDefault(vendor, AttributeBlock.EMPTY);
  }

  /** Whether the walled garden has addresses of its own. */
  public boolean gardenHasPool() {
    return rules.gardenOrNull() != null && !rules.gardenOrNull().pool().isEmpty();
  }
}
