package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.LineSpeed;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Bandwidth;
import io.dotmac.sub.radius.attribute.Dictionary;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.IpPrefix;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a NAS is told about the sessions of a user, from the facts of that user. */
public final class UserReply {
  /** How often a NAS is to report, in seconds. */
  public static final long INTERIM_SECONDS = 300;

  private static final Logger LOG = LoggerFactory.getLogger(UserReply.class);
  private static final long FRAMED = 2;
  private static final long PPP = 1;

  /** Beside the credential's octets, in the Class of a session in the walled garden. */
  private static final byte WALLED = 'w';

  private UserReply() {}

  /** Whether a session with that Class was let into the walled garden only. */
  public static boolean isWalled(byte[] octets) {
    return octets.length == 17 && octets[16] == WALLED;
  }

  private static AttributeBlock.Builder begin(Terms terms) {
    AttributeBlock.Builder reply = AttributeBlock.builder();
    reply.add(Attributes.SERVICE_TYPE, FRAMED);
    if (terms.connectionType().equals("pppoe")) {
      reply.add(Attributes.FRAMED_PROTOCOL, PPP);
    }
    return reply.add(Attributes.ACCT_INTERIM_INTERVAL, INTERIM_SECONDS);
  }

  /** The attributes of an Access-Accept for a NAS of that vendor. */
  static AttributeBlock accept(IndexEntry entry, NasVendor vendor) {
    return accept(entry.terms(), entry.credential(), entry.particulars().addresses(), vendor);
  }

  /** The same, whoever gives the Accept. */
  public static AttributeBlock accept(
      Terms terms, UUID credential, AccessFacts.Addresses addresses, NasVendor vendor) {
    AttributeBlock.Builder reply = begin(terms);
    reply.add(Attributes.CLASS, classOf(credential));
    addresses(reply, addresses);
    ProfileFacts profile = terms.profile();
    if (profile != null) {
      profile(reply, profile, vendor);
    }
    reply.addAll(speed(terms, vendor));
    return reply.build();
  }

  /** The same for a session that is let into the walled garden only. */
  public static AttributeBlock walled(IndexEntry entry, TenantPolicy policy, NasVendor vendor) {
    return walled(
        entry.terms(), entry.credential(), entry.particulars().addresses(), policy, vendor);
  }

  /** The same, whoever lets it in. */
  public static AttributeBlock walled(
      Terms terms,
      UUID credential,
      AccessFacts.Addresses addresses,
      TenantPolicy policy,
      NasVendor vendor) {
    AttributeBlock.Builder reply = begin(terms);
    byte[] whose = Arrays.copyOf(classOf(credential), 17);
    whose[16] = WALLED;
    reply.add(Attributes.CLASS, whose);
    if (!policy.gardenHasPool()) {
      addresses(reply, addresses);
    }
    return reply.addAll(policy.garden(vendor)).build();
  }

  /** The attributes that give the session its speed; none if nothing limits it. */
  public static AttributeBlock speed(Terms terms, NasVendor vendor) {
    boolean full = terms.access().state() == AccessState.ACTIVE;
    ProfileFacts profile = terms.profile();
    String own = profile == null ? null : profile.mikrotikRateLimit();
    if (full && own != null && vendor == NasVendor.MIKROTIK) {
      return AttributeBlock.of(Mikrotik.RATE_LIMIT, own);
    }
    Optional<Bandwidth> bandwidth = terms.access().speed().map(UserReply::bandwidth);
    if (full) {
      bandwidth = bandwidth.map(plan -> withBurst(plan, profile));
    }
    return bandwidth
        .flatMap(rate -> vendor.speedFormat().map(format -> format.attributes(rate)))
        .orElse(AttributeBlock.EMPTY);
  }

  /** The octets of Class, by which accounting names the credential again. */
  static byte[] classOf(UUID credential) {
    return ByteBuffer.allocate(16)
        .putLong(credential.getMostSignificantBits())
        .putLong(credential.getLeastSignificantBits())
        .array();
  }

  private static Bandwidth bandwidth(LineSpeed speed) {
    return Bandwidth.ofKbps(speed.downKbps(), speed.upKbps());
  }

  private static Bandwidth withBurst(Bandwidth plan, @Nullable ProfileFacts profile) {
    ProfileFacts.Burst burst = profile == null ? null : profile.burst();
    return burst == null
        ? plan
        : plan.with(new Bandwidth.Burst(
            burst.downKbps(),
            burst.upKbps(),
            burst.thresholdDownKbps(),
            burst.thresholdUpKbps(),
            burst.seconds()));
  }

  private static void addresses(AttributeBlock.Builder reply, AccessFacts.Addresses addresses) {
    if (addresses.ipv4() != null && literal(addresses.ipv4()) instanceof Inet4Address ipv4) {
      reply.add(Attributes.FRAMED_IP_ADDRESS, ipv4);
      if (literal("255.255.255.255") instanceof Inet4Address host) {
        reply.add(Attributes.FRAMED_IP_NETMASK, host);
      }
    }
    if (addresses.ipv6Prefix() != null) {
      reply.add(Attributes.FRAMED_IPV6_PREFIX, IpPrefix.parse(addresses.ipv6Prefix()));
    }
    if (addresses.delegatedIpv6Prefix() != null) {
      reply.add(Attributes.DELEGATED_IPV6_PREFIX, IpPrefix.parse(addresses.delegatedIpv6Prefix()));
    }
    for (String route : addresses.routes()) {
      boolean ipv6 = route.indexOf(':') >= 0;
      reply.add(ipv6 ? Attributes.FRAMED_IPV6_ROUTE : Attributes.FRAMED_ROUTE, route);
    }
  }

  private static void profile(
      AttributeBlock.Builder reply, ProfileFacts profile, NasVendor vendor) {
    text(reply, Attributes.FRAMED_POOL, profile.ipPool());
    text(reply, Attributes.FRAMED_IPV6_POOL, profile.ipv6Pool());
    text(reply, Attributes.DELEGATED_IPV6_PREFIX_POOL, profile.delegatedIpv6Pool());
    seconds(reply, Attributes.SESSION_TIMEOUT, profile.sessionTimeoutSeconds());
    seconds(reply, Attributes.IDLE_TIMEOUT, profile.idleTimeoutSeconds());
    if (vendor == NasVendor.MIKROTIK) {
      text(reply, Mikrotik.ADDRESS_LIST, profile.mikrotikAddressList());
    }
    for (ProfileFacts.NamedValue extra : profile.attributes()) {
      try {
        named(reply, extra);
      } catch (IllegalArgumentException e) {
        // One wrong attribute must not cut off everybody who has the profile.
        LOG.warn("profile {}: {} is left out: {}", profile.id(), extra.attribute(), e.getMessage());
      }
    }
  }

  /**
   * Adds an attribute by its dictionary name.
   *
   * @throws IllegalArgumentException if there is none of that name, or the value does not fit it
   */
  static void named(AttributeBlock.Builder reply, ProfileFacts.NamedValue extra) {
    AttributeKey<?> key = Dictionary.STANDARD
        .find(extra.attribute())
        .orElseThrow(() -> new IllegalArgumentException("the dictionary has no such name"));
    add(reply, key, extra.value());
  }

  private static <T> void add(AttributeBlock.Builder reply, AttributeKey<T> key, String text) {
    reply.add(key, key.codec().parse(text));
  }

  /** An address written in figures; names are refused, so that nothing is looked up. */
  public static InetAddress literal(String text) {
    if (!text.matches("[0-9a-fA-F.:]+")) {
      throw new IllegalArgumentException("expected an IP address, found " + text);
    }
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("expected an IP address, found " + text, e);
    }
  }

  private static void text(
      AttributeBlock.Builder reply, AttributeKey<String> key, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      reply.add(key, value);
    }
  }

  private static void seconds(
      AttributeBlock.Builder reply, AttributeKey<Long> key, @Nullable Integer value) {
    if (value != null) {
      reply.add(key, value.longValue());
    }
  }
}
