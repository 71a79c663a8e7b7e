package io.dotmac.sub.server.adapter.radius;

import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketView;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;

/** Pools and services that are given addresses, as rows and as what a NAS sends. */
final class AddressFixture {
  private static final String WORD = "open sesame";
  private static final Duration LONG = Duration.ofSeconds(60);

  final RadiusFixture isp;
  final ServiceFixture services;
  final UUID profile = Ids.next();

  /** The profile names the pools {@code home}, {@code link} and {@code route}. */
  AddressFixture(RadiusFixture isp) {
    this.isp = isp;
    services = isp.services;
    services.sql(
        "insert into radius_profile (tenant_id, id, name, ip_pool_name, ipv6_pool_name,"
            + " delegated_ipv6_pool_name) values (?, ?, 'home', 'home', 'link', 'route')",
        isp.tenant.value(),
        profile);
  }

  IpPoolId pool(String name, String cidr) {
    return isp.db.inTx(
        isp.tenant, tx -> new IpPools().create(tx, IpPoolTerms.of(name, cidr)).id());
  }

  IpPoolId pool(String name, String cidr, int length) {
    return isp.db.inTx(
        isp.tenant,
        tx -> new IpPools()
            .create(tx, IpPoolTerms.of(name, cidr).inPrefixesOf(length))
            .id());
  }

  /** A service with that login; gives the service. */
  UUID user(String username) {
    UUID subscriber = services.subscriber();
    UUID service = services.service(subscriber);
    UUID credential = isp.credential(service, subscriber, username, WORD);
    services.sql(
        "update access_credential set radius_profile_id = ? where id = ?", profile, credential);
    return service;
  }

  /** The reply to a login at {@code node}. */
  static PacketView login(RadiusClient node, String username, String station) {
    SendOutcome outcome = node.pap(
            username, WORD, AttributeBlock.of(Attributes.CALLING_STATION_ID, station))
        .join();
    if (outcome instanceof SendOutcome.Answered answered) {
      return answered.reply();
    }
    throw new IllegalStateException("no answer: " + outcome);
  }

  PacketView login(String username) {
    return login(isp.asking, username, "02:00:00:00:00:01");
  }

  /** The address of a reply; empty if it gives none. */
  static String address(PacketView reply) {
    return reply
        .first(Attributes.FRAMED_IP_ADDRESS)
        .map(InetAddress::getHostAddress)
        .orElse("");
  }

  /** Logs in until the user is known and given something; gives the address. */
  String firstAddress(String username) {
    await().atMost(LONG).until(() -> !address(login(username)).isEmpty());
    return address(login(username));
  }

  /** A NAS reports; returns when it is acknowledged. */
  static void account(
      RadiusClient node, AcctStatusType status, String session, String username, String address) {
    AttributeBlock told = RadiusFixture.report(session, username, 1);
    // A NAS that speaks of itself names nobody.
    AttributeBlock.Builder report = AttributeBlock.builder()
        .addAll(username.isEmpty() ? told.without(Attributes.USER_NAME) : told);
    if (!address.isEmpty()) {
      try {
        report.add(Attributes.FRAMED_IP_ADDRESS, (Inet4Address) InetAddress.getByName(address));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(e);
      }
    }
    SendOutcome outcome = node.account(status, report.build()).join();
    if (!(outcome instanceof SendOutcome.Answered)) {
      throw new IllegalStateException("not acknowledged: " + outcome);
    }
  }

  /** Logs in as what is kept grows older, until something of it is given; gives the address. */
  String agedAddress(String username) {
    await().atMost(LONG).until(() -> {
      services.sql("update ip_holding set released_at = released_at - interval '10 minutes',"
          + " owned_since = owned_since - interval '10 minutes' where released_at is not null");
      return !address(login(username)).isEmpty();
    });
    return address(login(username));
  }
}
