package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.enforcement.AccessEnforcer;
import io.dotmac.sub.core.enforcement.SessionDriver;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What reaches services beside RADIUS.
 *
 * @param sessions other ways to the sessions of some NASes, which are tried in their order
 * @param besides makes of the enforcer that speaks RADIUS one that does more
 */
public record OtherWays(List<SessionDriver> sessions, UnaryOperator<AccessEnforcer> besides) {
  /** RADIUS alone. */
  public static final OtherWays NONE = to(List.of());

  /** To sessions only. */
  public static OtherWays to(List<SessionDriver> sessions) {
    return new OtherWays(List.copyOf(sessions), UnaryOperator.identity());
  }
}
