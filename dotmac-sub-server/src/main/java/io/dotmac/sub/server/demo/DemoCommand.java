package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.NotificationsSection;
import io.dotmac.sub.server.ServerConfiguration;
import io.dotmac.sub.server.ServerRuntime;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts two invented providers on an embedded PostgreSQL, with nothing to install. */
@Command(
    name = "demo",
    description = "Start a working demo: two providers on an embedded PostgreSQL.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: dotmac-sub demo --port 8080 --data demo-data"})
public final class DemoCommand implements Callable<Integer> {
  private static final int POOL = 12;

  @Spec
  private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "The port of the portals and the API (default ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--radius-port",
      defaultValue = "1812",
      description = "RADIUS; accounting is the port after it (default ${DEFAULT-VALUE}).")
  private int radiusPort;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default ${DEFAULT-VALUE}).")
  private String bind;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "demo-data",
      description = "Where it keeps its data (default ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--size",
      defaultValue = "SMALL",
      description = "tiny: 8 + 4 subscribers; small: 150 + 30; isp5k: 5,000 + 300 (default small).")
  private DemoSize size;

  @Option(
      names = "--seed",
      defaultValue = "42",
      description = "The same seed gives the same people (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The demo's today, such as 2026-11-22 (default: the real one).")
  private @Nullable LocalDate asOf;

  @Option(
      names = "--bench-users",
      paramLabel = "N",
      defaultValue = "0",
      description = "Add so many services user000000.. with passwords pass000000.. to the first"
          + " provider, to measure RADIUS with; the secret of a new demo is testing123 then.")
  private int benchUsers;

  @Override
  public Integer call() throws Exception {
    requireFewEnough();
    requireFreePorts();
    DemoFolder folder = new DemoFolder(data);
    Optional<DemoFile> known = folder.prepare();
    Installation installation = open(known.isEmpty());
    try (Opened opened = Opened.first(installation)) {
      DemoFile file = known.isPresent() ? known.get() : load(installation);
      addBenchUsers(installation);
      file = file.at(url(file), radiusPort, radiusPort + 1);
      file.write(data);
      CompletableFuture<Void> settled = known.isPresent()
          ? CompletableFuture.completedFuture(null)
          : CompletableFuture.runAsync(installation::settle);
      ServerRuntime runtime = ServerRuntime.start(configuration(), installation);
      opened.then(runtime);
      startDevices(opened, installation, file);
      settled.join();
      folder.finish();
      DemoText.print(spec.commandLine().getOut(), file, data);
      runtime.join();
      return ExitCode.OK;
    }
  }

  /** The devices of the first provider's network, and the homes that are connected to it. */
  private static void startDevices(Opened opened, Installation installation, DemoFile file)
      throws IOException {
    Database db = installation.db();
    Optional<Tenant> first = db.tenants().byCode(DemoProvider.LAGOON.code());
    if (first.isPresent()) {
      Caller caller = Caller.system(first.get().id(), "demo");
      DemoDevices devices = DemoDevices.start(db, caller, installation.secrets());
      opened.then(devices);
      opened.then(DemoHomes.start(db, caller, installation.secrets(), devices, file.radius()));
    }
  }

  private Installation open(boolean empty) {
    Installation installation =
        empty ? Installation.toFill(data, POOL) : Installation.ofFolder(data, POOL);
    if (installation.embedded().isPresent() && !installation.embedded().get().isOwner()) {
      installation.close();
      throw new StartFailure(
          "a server runs on " + data + " already: stop it, or name another folder with --data");
    }
    return installation;
  }

  private DemoFile load(Installation installation) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("Loading two providers and six months of their history into " + data + " ...");
    String secret = benchUsers > 0 ? BenchUsers.SECRET : RandomToken.hex(12);
    DemoFile file = new DemoLoader(
            installation, size, seed, asOf, secret, line -> err.println("  " + line))
        .load();
    installation.trim();
    return file;
  }

  private void addBenchUsers(Installation installation) {
    if (benchUsers == 0) {
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("Adding " + benchUsers + " services to measure RADIUS with ...");
    Tenant first = installation
        .db()
        .tenants()
        .byCode(DemoProvider.LAGOON.code())
        .orElseThrow(() -> new StartFailure(data + " has no provider to add services to"));
    new BenchUsers(installation.db(), installation.secrets(), first.id())
        .load(benchUsers, count -> err.println("  " + count));
    installation.analyze();
  }

  private void requireFewEnough() {
    try {
      BenchUsers.check(benchUsers);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("--bench-users: " + e.getMessage(), e);
    }
  }

  private ServerConfiguration configuration() throws UnknownHostException {
    return ServerConfiguration.embedded(data, bind, port)
        .withTrialPayments()
        .withWebhooksTo("127.0.0.0/8", "::1", "localhost")
        .withDevicesAt("127.0.0.0/8", "::1", "localhost")
        .withNotifications(NotificationsSection.at("http://{host}:" + port))
        .withRadius(radiusPort, radiusPort + 1, bind);
  }

  private String url(DemoFile file) {
    return "http://" + file.tenants().get(0).host() + ":" + port;
  }

  private void requireFreePorts() {
    try (ServerSocket http = new ServerSocket()) {
      http.setReuseAddress(true);
      http.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
    } catch (UnknownHostException e) {
      throw new StartFailure(bind + " is no address: name one of this machine with --bind", e);
    } catch (IOException e) {
      throw new StartFailure("port " + port + " is in use: name another with --port", e);
    }
    for (int radius = radiusPort; radius <= radiusPort + 1; radius++) {
      try (DatagramSocket socket =
          new DatagramSocket(new InetSocketAddress(InetAddress.getByName(bind), radius))) {
        socket.setReuseAddress(true);
      } catch (IOException e) {
        throw new StartFailure(
            "UDP port " + radius + " is in use: name another with --radius-port", e);
      }
    }
  }
}
