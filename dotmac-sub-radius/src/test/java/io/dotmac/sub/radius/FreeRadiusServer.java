package io.dotmac.sub.radius;

import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * FreeRADIUS as a peer, on ports of its own and from a folder of its own: authenticates the user
 * {@code ada} with the password {@code secret}, takes accounting, and answers Disconnect and CoA as
 * a NAS would: sessions that begin with {@code nak} are refused, those with {@code drop} get no
 * answer.
 */
public final class FreeRadiusServer implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final Process process;
  private final int authPort;
  private final int acctPort;
  private final int coaPort;

  private FreeRadiusServer(Process process, int[] ports) {
    this.process = process;
    this.authPort = ports[0];
    this.acctPort = ports[1];
    this.coaPort = ports[2];
  }

  /** Starts it and waits until it answers. Skips the test where it is not installed. */
  public static FreeRadiusServer start(Path parent) throws IOException, InterruptedException {
    PeerProgram program = PeerProgram.required("/usr/sbin/freeradius");
    int[] ports = freePorts(3);
    Path folder = Files.createTempDirectory(parent, "freeradius");
    Files.writeString(
        folder.resolve("radiusd.conf"),
        CONFIGURATION
            .replace("FOLDER", folder.toString())
            .replace("AUTH_PORT", String.valueOf(ports[0]))
            .replace("ACCT_PORT", String.valueOf(ports[1]))
            .replace("COA_PORT", String.valueOf(ports[2])));
    Path output = folder.resolve("output.log");
    Process process = program.start(
        output,
        "-f",
        "-l",
        "stdout",
        "-d",
        folder.toString(),
        "-n",
        "radiusd",
        "-D",
        "/usr/share/freeradius");
    FreeRadiusServer server = new FreeRadiusServer(process, ports);
    server.awaitAnswer(output);
    return server;
  }

  /** Where it authenticates. */
  public int authPort() {
    return authPort;
  }

  /** Where it takes accounting. */
  public int acctPort() {
    return acctPort;
  }

  /** Where it takes Disconnect- and CoA-Requests. */
  public int coaPort() {
    return coaPort;
  }

  @Override
  public void close() throws InterruptedException {
    PeerProgram.stop(process);
  }

  private void awaitAnswer(Path output) throws IOException, InterruptedException {
    try (RadiusClient client =
        RadiusClient.open(LOOPBACK, authPort, acctPort, SharedSecret.of("testing123"))) {
      SendOutcome outcome = client
          .excusingMessageAuthenticator()
          .retransmitting(Retransmission.ofMillis(
              200, 200, 200, 200, 200, 500, 500, 500, 500, 1000, 1000, 1000, 1000, 1000, 5000,
              5000))
          .authenticationStatus()
          .join();
      if (!(outcome instanceof SendOutcome.Answered)) {
        close();
        throw new AssertionError("FreeRADIUS did not start: " + Files.readString(output));
      }
    }
  }

  /** Ports that were free a moment ago. */
  public static int[] freePorts(int count) throws IOException {
    DatagramSocket[] sockets = new DatagramSocket[count];
    int[] ports = new int[count];
    for (int i = 0; i < count; i++) {
      sockets[i] = new DatagramSocket(0, LOOPBACK);
      ports[i] = sockets[i].getLocalPort();
    }
    for (DatagramSocket socket : sockets) {
      socket.close();
    }
    return ports;
  }

  private static final String CONFIGURATION = """
      prefix = /usr
      libdir = /usr/lib/freeradius
      logdir = FOLDER
      run_dir = FOLDER
      name = radiusd
      max_request_time = 10
      cleanup_delay = 0
      max_requests = 16384
      hostname_lookups = no
      security {
        allow_core_dumps = no
        status_server = yes
      }
      thread pool {
        start_servers = 1
        max_servers = 2
        min_spare_servers = 1
        max_spare_servers = 2
      }
      modules {
        always ok {
          rcode = ok
        }
        always reject {
          rcode = reject
        }
        always handled {
          rcode = handled
        }
        pap {
        }
        chap {
        }
        mschap {
        }
      }
      client local {
        ipaddr = 127.0.0.1
        secret = testing123
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
        listen {
          type = coa
          ipaddr = 127.0.0.1
          port = COA_PORT
        }
        authorize {
          if (&User-Name =~ /^ada/) {
            update control {
              &Cleartext-Password := "secret"
            }
          }
          update reply {
            &Class := "home"
          }
          chap
          mschap
          pap
        }
        authenticate {
          Auth-Type PAP {
            pap
          }
          Auth-Type CHAP {
            chap
          }
          Auth-Type MS-CHAP {
            mschap
          }
        }
        accounting {
          ok
        }
        recv-coa {
          if (&Acct-Session-Id =~ /^nak/) {
            update reply {
              &Error-Cause := Session-Context-Not-Found
            }
            reject
          }
          elsif (&Acct-Session-Id =~ /^drop/) {
            update control {
              &Response-Packet-Type := Do-Not-Respond
            }
            handled
          }
          else {
            ok
          }
        }
        send-coa {
          ok
        }
      }
      """;
}
