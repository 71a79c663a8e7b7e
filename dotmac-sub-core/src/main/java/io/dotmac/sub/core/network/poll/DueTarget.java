package io.dotmac.sub.core.network.poll;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A device that is to be read now, claimed for this node.
 *
 * @param token what tells this claim from one that came later
 * @param oidMap maps of values of its own, as JSON
 */
public record DueTarget(
    UUID id,
    UUID token,
    String host,
    int port,
    @Nullable String oidMap,
    boolean isOlt,
    Login login) {
  /** How it lets itself be asked; secrets sealed. */
  public record Login(
      SnmpVersion version,
      @Nullable String communitySealed,
      @Nullable String username,
      SnmpAuthProtocol authProtocol,
      @Nullable String authSecretSealed,
      SnmpPrivProtocol privProtocol,
      @Nullable String privSecretSealed) {
    @Override
    public String toString() {
      return version.name();
    }
  }
}
