package io.dotmac.sub.server.web.admin.network;

import java.util.List;

/** What to type on an access server so that it asks this RADIUS server. */
public final class Snippets {
  /** One maker's commands. */
  public record Snippet(String maker, String text) {}

  /**
   * What the commands are about.
   *
   * @param host the RADIUS server as the access server reaches it
   * @param secret the shared secret, or what stands for it
   * @param coaPort where the access server takes changes
   */
  record Server(String host, int authPort, int acctPort, String secret, int coaPort) {}

  private Snippets() {}

  /** For the makers that are met most; the one of {@code vendor} first. */
  static List<Snippet> of(String vendor, Server server) {
    Snippet mikrotik = new Snippet("MikroTik RouterOS", fill(MIKROTIK, server));
    Snippet cisco = new Snippet("Cisco IOS XE", fill(CISCO, server));
    Snippet huawei = new Snippet("Huawei VRP", fill(HUAWEI, server));
    return switch (vendor) {
      case "cisco" -> List.of(cisco, mikrotik, huawei);
      case "huawei" -> List.of(huawei, mikrotik, cisco);
      default -> List.of(mikrotik, cisco, huawei);
    };
  }

  private static String fill(String commands, Server server) {
    return commands
        .replace("HOST", server.host())
        .replace("AUTH", String.valueOf(server.authPort()))
        .replace("ACCT", String.valueOf(server.acctPort()))
        .replace("COA", String.valueOf(server.coaPort()))
        .replace("SECRET", server.secret());
  }

  private static final String MIKROTIK = """
      /radius add service=ppp,hotspot,dhcp address=HOST secret="SECRET" \\
        authentication-port=AUTH accounting-port=ACCT timeout=3s
      /radius incoming set accept=yes port=COA
      /ppp aaa set use-radius=yes accounting=yes interim-update=5m
      """;

  private static final String CISCO = """
      aaa new-model
      radius server DOTMAC
       address ipv4 HOST auth-port AUTH acct-port ACCT
       key SECRET
      aaa group server radius DOTMAC-GROUP
       server name DOTMAC
      aaa authentication ppp default group DOTMAC-GROUP
      aaa authorization network default group DOTMAC-GROUP
      aaa accounting network default start-stop group DOTMAC-GROUP
      aaa accounting update periodic 5
      aaa server radius dynamic-author
       client HOST server-key SECRET
       port COA
      """;

  private static final String HUAWEI = """
      radius-server group dotmac
       radius-server authentication HOST AUTH
       radius-server accounting HOST ACCT
       radius-server shared-key-cipher SECRET
       quit
      radius-server authorization HOST shared-key-cipher SECRET
      aaa
       authentication-scheme dotmac
        authentication-mode radius
        quit
       accounting-scheme dotmac
        accounting-mode radius
        accounting interim interval 5
        quit
       domain dotmac
        authentication-scheme dotmac
        accounting-scheme dotmac
        radius-server group dotmac
      """;
}
