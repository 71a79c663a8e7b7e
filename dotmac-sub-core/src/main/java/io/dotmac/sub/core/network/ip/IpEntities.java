package io.dotmac.sub.core.network.ip;

import java.util.List;

/** The entities and column converters of addresses. */
public final class IpEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      IpPool.class,
      IpBlock.class,
      IpHolding.class,
      IpVersion.Column.class,
      HoldingKind.Column.class);

  private IpEntities() {}
}
