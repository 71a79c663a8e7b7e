package io.dotmac.sub.samples.bench.snmp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs of net-snmp: an agent of its own on processor 0, and clients to measure beside. */
final class NetSnmp implements AutoCloseable {
  static final String COMMUNITY = "bench";

  private final Path folder;
  private final InetSocketAddress address;
  private final Process agent;

  private NetSnmp(Path folder, InetSocketAddress address, Process agent) {
    this.folder = folder;
    this.address = address;
    this.agent = agent;
  }

  /** Starts an agent in a folder that is thrown away. */
  static NetSnmp start() throws IOException {
    Path folder = Files.createTempDirectory("bench-snmp");
    InetSocketAddress address = freePort();
    Path configuration = Files.writeString(
        folder.resolve("agent.conf"),
        "agentAddress udp:127.0.0.1:" + address.getPort() + "\nrocommunity " + COMMUNITY
            + " 127.0.0.1\nsysName bench\n");
    Process agent = process(
            folder,
            "taskset",
            "-c",
            "0",
            "/usr/sbin/snmpd",
            "-f",
            "-Ln",
            "-C",
            "-c",
            configuration.toString(),
            "-p",
            folder.resolve("pid").toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    return new NetSnmp(folder, address, agent);
  }

  private static InetSocketAddress freePort() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket socket = new DatagramSocket(0, loopback)) {
      return new InetSocketAddress(loopback, socket.getLocalPort());
    }
  }

  private static ProcessBuilder process(Path folder, String... line) {
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    builder.environment().put("MIBS", "");
    builder.environment().put("SNMP_PERSISTENT_DIR", folder.toString());
    return builder;
  }

  InetSocketAddress address() {
    return address;
  }

  private String host() {
    return "127.0.0.1:" + address.getPort();
  }

  /** Seconds that several clients need, each for so many GETs, one after the other. */
  double gets(int clients, int each, String oid) throws IOException, InterruptedException {
    Path questions = Files.writeString(folder.resolve("questions"), (oid + "\n\n").repeat(each));
    List<Process> running = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < clients; i++) {
      running.add(process(folder, "snmptest", "-v2c", "-c", COMMUNITY, host())
          .redirectInput(questions.toFile())
          .redirectOutput(folder.resolve("answers-" + i).toFile())
          .start());
    }
    for (Process client : running) {
      client.waitFor();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    for (int i = 0; i < clients; i++) {
      long answered;
      try (var lines = Files.lines(folder.resolve("answers-" + i))) {
        answered = lines.filter(line -> line.contains("errstat 0x0")).count();
      }
      if (answered != each) {
        throw new IOException("a client of net-snmp got " + answered + " answers, not " + each);
      }
    }
    return seconds;
  }

  /** Seconds of a walk, and how many values it got. */
  Walked walk(String root, int repetitions) throws IOException, InterruptedException {
    Path values = folder.resolve("values");
    long start = System.nanoTime();
    int code = process(
            folder,
            "snmpbulkwalk",
            "-v2c",
            "-c",
            COMMUNITY,
            "-Cr" + repetitions,
            "-On",
            host(),
            root)
        .redirectOutput(values.toFile())
        .start()
        .waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IOException("snmpbulkwalk ended with " + code);
    }
    try (var lines = Files.lines(values)) {
      return new Walked(seconds, lines.filter(line -> line.startsWith(".1.")).count());
    }
  }

  record Walked(double seconds, long values) {
    double perSecond() {
      return values / seconds;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    agent.destroy();
    agent.waitFor();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
