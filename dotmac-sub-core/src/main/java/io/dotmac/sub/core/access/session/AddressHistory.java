package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who had an address at a moment, as the NASes told. */
public final class AddressHistory {
  /** The shortest prefix that is looked for: a provider's whole network is nobody's session. */
  private static final int SHORTEST = 32;

  private static final String AT = """
      select id, session_id, nas_key, username, subscriber_id, subscription_id, started_at,
        ended_at, last_update_at, framed_ip, framed_ipv6_prefix, delegated_ipv6_prefix
      from radius_accounting_session
      where tenant_id = ? and started_at <= ? and (ended_at is null or ended_at >= ?) and
      """;

  private static final String IPV4 = " framed_ip = ?";
  private static final String IPV6 =
      " (framed_ipv6_prefix = any (?) or delegated_ipv6_prefix = any (?))";
  private static final String NEWEST = " order by started_at desc limit 100";

  /**
   * A session that had the address.
   *
   * @param endedAt null while it is up
   * @param lastUpdateAt when it was last heard of: what follows is not proven
   * @param address the address or prefix as the NAS told it
   */
  public record Holder(
      UUID session,
      String sessionId,
      String nasKey,
      String username,
      @Nullable UUID subscriber,
      @Nullable UUID subscription,
      Instant startedAt,
      @Nullable Instant endedAt,
      Instant lastUpdateAt,
      String address) {}

  private AddressHistory() {}

  /**
   * The sessions that had that address at that moment, the newest first; an address of IPv6 is also
   * had by who has a prefix with it. Several, if a NAS gave it twice.
   *
   * @param address in figures; something else is refused
   */
  public static List<Holder> at(Tx tx, String address, Instant at) {
    InetAddress wanted = address(address);
    boolean wide = wanted instanceof Inet6Address;
    return tx.jdbc(connection -> {
      List<Holder> holders = new ArrayList<>();
      try (PreparedStatement query =
          connection.prepareStatement(AT + (wide ? IPV6 : IPV4) + NEWEST)) {
        query.setObject(1, tx.tenant().value());
        query.setTimestamp(2, Timestamp.from(at));
        query.setTimestamp(3, Timestamp.from(at));
        if (wide) {
          Object[] prefixes = prefixes(wanted.getAddress()).toArray();
          query.setArray(4, connection.createArrayOf("text", prefixes));
          query.setArray(5, connection.createArrayOf("text", prefixes));
        } else {
          query.setString(4, wanted.getHostAddress());
        }
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            holders.add(holder(row, wide ? prefixes(wanted.getAddress()) : List.of()));
          }
        }
      }
      return holders;
    });
  }

  private static Holder holder(ResultSet row, List<String> prefixes) throws java.sql.SQLException {
    Timestamp ended = row.getTimestamp(8);
    String framed = row.getString(11);
    String told = prefixes.isEmpty()
        ? row.getString(10)
        : prefixes.contains(framed) ? framed : row.getString(12);
    return new Holder(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        row.getTimestamp(7).toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getTimestamp(9).toInstant(),
        told);
  }

  /** Every prefix with that address, in the form in which they are stored. */
  static List<String> prefixes(byte[] address) {
    List<String> all = new ArrayList<>();
    BigInteger number = new BigInteger(1, address);
    for (int length = SHORTEST; length <= 128; length++) {
      BigInteger network = number.shiftRight(128 - length).shiftLeft(128 - length);
      StringBuilder text = new StringBuilder();
      for (int group = 7; group >= 0; group--) {
        int value = network.shiftRight(group * 16).intValue() & 0xffff;
        text.append(Integer.toHexString(value)).append(group == 0 ? '/' : ':');
      }
      all.add(text.append(length).toString());
    }
    return all;
  }

  private static InetAddress address(String text) {
    if (text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
        || text.matches("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      try {
        return InetAddress.getByName(text);
      } catch (UnknownHostException e) {
        throw refused(text);
      }
    }
    throw refused(text);
  }

  private static RuntimeException refused(String text) {
    return Problem.invalid(
        "/address", "address", "an address such as 192.0.2.1 was expected, found '" + text + "'");
  }
}
