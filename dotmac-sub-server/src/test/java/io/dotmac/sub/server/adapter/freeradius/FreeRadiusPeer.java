package io.dotmac.sub.server.adapter.freeradius;

import io.dotmac.sub.core.embedded.DatabaseAccess;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The FreeRADIUS of the distribution with its SQL module, on ports of its own, asked by its own
 * radclient. It knows nobody but from its database: not even whom it may answer.
 */
final class FreeRadiusPeer implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/freeradius");
  private static final Path CLIENT = Path.of("/usr/bin/radclient");
  private static final Path QUERIES =
      Path.of("/etc/freeradius/3.0/mods-config/sql/main/postgresql/queries.conf");
  private static final Path MODULE = Path.of("/usr/lib/freeradius/rlm_sql_postgresql.so");

  private final Path folder;
  private final Process process;
  private final int authPort;
  private final int acctPort;

  private FreeRadiusPeer(Path folder, Process process, int authPort, int acctPort) {
    this.folder = folder;
    this.process = process;
    this.authPort = authPort;
    this.acctPort = acctPort;
  }

  /** Skips the test where it is not installed, or fails it where peers are required. */
  static void require() {
    for (Path needed : List.of(PROGRAM, CLIENT, QUERIES, MODULE)) {
      boolean present = Files.exists(needed);
      if (!present && "true".equals(System.getenv("DOTMAC_REQUIRE_PEERS"))) {
        throw new AssertionError(needed + " is required but not installed");
      }
      Assumptions.assumeTrue(present, needed + " is not installed");
    }
  }

  /** Starts it on that database, and waits until it is ready. */
  static FreeRadiusPeer start(Path parent, DatabaseAccess database)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(parent, "freeradius");
    int[] ports = freePorts();
    Files.writeString(folder.resolve("radiusd.conf"), configuration(folder, database, ports));
    Path output = folder.resolve("output.log");
    Process process = new ProcessBuilder(
            PROGRAM.toString(),
            "-f",
            "-xx",
            "-l",
            "stdout",
            "-d",
            folder.toString(),
            "-n",
            "radiusd",
            "-D",
            "/usr/share/freeradius")
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
    FreeRadiusPeer peer = new FreeRadiusPeer(folder, process, ports[0], ports[1]);
    peer.awaitReady();
    return peer;
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (log().contains("Ready to process requests")) {
        return;
      }
      if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    String log = log();
    close();
    throw new AssertionError("FreeRADIUS did not start: " + log);
  }

  /** What it has said so far. */
  String log() throws IOException {
    return Files.readString(folder.resolve("output.log"));
  }

  /** What radclient printed about an Access-Request with these attributes. */
  String login(String... attributes) throws IOException, InterruptedException {
    return radclient("auth", authPort, attributes);
  }

  /** What radclient printed about an Accounting-Request with these attributes. */
  String account(String... attributes) throws IOException, InterruptedException {
    return radclient("acct", acctPort, attributes);
  }

  private String radclient(String kind, int port, String... attributes)
      throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>(List.of(attributes));
    lines.add("NAS-IP-Address = 127.0.0.1");
    Path answer = Files.createTempFile(folder, "radclient", ".txt");
    Process client = new ProcessBuilder(
            CLIENT.toString(),
            "-x",
            "-r",
            "5",
            "-t",
            "2",
            "127.0.0.1:" + port,
            kind,
            SyncFixture.NAS_SECRET)
        .redirectErrorStream(true)
        .redirectOutput(answer.toFile())
        .start();
    try (var stdin = client.getOutputStream()) {
      stdin.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
    if (!client.waitFor(60, TimeUnit.SECONDS)) {
      client.destroyForcibly();
    }
    return Files.readString(answer);
  }

  private static int[] freePorts() throws IOException {
    try (DatagramSocket one = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        DatagramSocket two = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return new int[] {one.getLocalPort(), two.getLocalPort()};
    }
  }

  private static String configuration(Path folder, DatabaseAccess database, int[] ports) {
    java.net.URI uri = java.net.URI.create(database.url().substring("jdbc:".length()));
    String connection = "dbname=%s host=%s port=%d user=%s password=%s"
        .formatted(
            uri.getPath().substring(1),
            uri.getHost(),
            uri.getPort(),
            database.user(),
            database.password());
    return CONFIGURATION
        .replace("FOLDER", folder.toString())
        .replace("CONNECTION", connection)
        .replace("QUERIES", QUERIES.toString())
        .replace("AUTH_PORT", String.valueOf(ports[0]))
        .replace("ACCT_PORT", String.valueOf(ports[1]));
  }

  private static final String CONFIGURATION = """
      prefix = /usr
      libdir = /usr/lib/freeradius
      logdir = FOLDER
      run_dir = FOLDER
      raddbdir = FOLDER
      modconfdir = FOLDER
      name = radiusd
      hostname_lookups = no
      security {
        allow_vulnerable_openssl = yes
      }
      thread pool {
        start_servers = 1
        max_servers = 2
        min_spare_servers = 1
        max_spare_servers = 1
      }
      instantiate {
        expr
      }
      modules {
        pap {
        }
        chap {
        }
        expr {
        }
        expiration {
        }
        sql {
          driver = "rlm_sql_postgresql"
          dialect = "postgresql"
          radius_db = "CONNECTION"
          acct_table1 = "radacct"
          acct_table2 = "radacct"
          postauth_table = "radpostauth"
          authcheck_table = "radcheck"
          groupcheck_table = "radgroupcheck"
          authreply_table = "radreply"
          groupreply_table = "radgroupreply"
          usergroup_table = "radusergroup"
          client_table = "nas"
          group_attribute = "SQL-Group"
          read_groups = yes
          read_clients = yes
          pool {
            start = 1
            min = 1
            max = 2
          }
          $INCLUDE QUERIES
        }
      }
      server default {
        listen {
          type = auth
          ipaddr = 127.0.0.1
          port = AUTH_PORT
        }
        listen {
          type = acct
          ipaddr = 127.0.0.1
          port = ACCT_PORT
        }
        authorize {
          chap
          sql
          expiration
          pap
        }
        authenticate {
          Auth-Type PAP {
            pap
          }
          Auth-Type CHAP {
            chap
          }
        }
        preacct {
          update request {
            &Acct-Unique-Session-Id := "%{md5:%{User-Name},%{Acct-Session-Id},%{NAS-IP-Address}}"
          }
        }
        accounting {
          sql
        }
      }
      """;

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
