package io.dotmac.sub.server.outbound;

import io.dotmac.sub.core.webhook.target.TargetRules;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks a name up and refuses it unless every address is allowed. Connections go to the addresses
 * given here and to no others, so a name that leads elsewhere a moment later changes nothing.
 */
public final class CheckedResolver implements DnsResolver {
  private final DnsResolver names;
  private final TargetRules targets;

  /** Asks {@code names}, and gives what {@code targets} allow. */
  public CheckedResolver(DnsResolver names, TargetRules targets) {
    this.names = names;
    this.targets = targets;
  }

  /** A host leads where nothing may be sent. */
  public static final class TargetRefusedException extends UnknownHostException {
    private static final long serialVersionUID = 1;

    TargetRefusedException(String why) {
      super(why);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    for (InetAddress each : all) {
      Optional<String> refusal = targets.refusal(host, each);
      if (refusal.isPresent()) {
        throw new TargetRefusedException(refusal.get());
      }
    }
    return all;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
