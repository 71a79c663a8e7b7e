package io.dotmac.sub.samples.bench.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for one row after another over connections that stay open, as fast as answers come. */
final class HttpLoad {
  private static final int LONGEST_LINE = 8_192;

  private final int port;
  private final String host;
  private final @Nullable String token;
  private final List<String> paths;

  /** What came back. */
  record Result(long answers, long wrong, double seconds) {
    double perSecond() {
      return answers / seconds;
    }
  }

  HttpLoad(int port, String host, @Nullable String token, List<String> paths) {
    this.port = port;
    this.host = host;
    this.token = token;
    this.paths = paths;
  }

  /** Runs on so many connections for so many seconds. */
  Result run(int connections, double seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    long begun = System.nanoTime();
    long end = begun + (long) (seconds * 1e9);
    List<Future<long[]>> all = IntStream.range(0, connections)
        .mapToObj(i -> threads.submit(() -> ask(i, end)))
        .toList();
    long answers = 0;
    long wrong = 0;
    for (Future<long[]> each : all) {
      answers += each.get()[0];
      wrong += each.get()[1];
    }
    threads.shutdown();
    return new Result(answers, wrong, (System.nanoTime() - begun) / 1e9);
  }

  private long[] ask(int seed, long end) throws IOException {
    List<byte[]> requests = paths.stream().map(this::request).toList();
    SplittableRandom random = new SplittableRandom(seed);
    long[] counts = new long[2];
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), 16_384);
      byte[] line = new byte[LONGEST_LINE];
      while (System.nanoTime() < end) {
        out.write(requests.get(random.nextInt(requests.size())));
        counts[0]++;
        counts[1] += answered(in, line) ? 0 : 1;
      }
    }
    return counts;
  }

  private byte[] request(String path) {
    String authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
    String text = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + authorization + "\r\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads one answer, with a length or in chunks; whether it was a 200. */
  private static boolean answered(InputStream in, byte[] line) throws IOException {
    boolean good = line(in, line).startsWith("HTTP/1.1 200");
    int length = -1;
    for (String header = line(in, line); !header.isEmpty(); header = line(in, line)) {
      if (header.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
    }
    if (length >= 0) {
      in.skipNBytes(length);
      return good;
    }
    int chunk;
    do {
      chunk = Integer.parseInt(line(in, line).strip(), 16);
      in.skipNBytes(chunk + 2L);
    } while (chunk > 0);
    return good;
  }

  private static String line(InputStream in, byte[] room) throws IOException {
    int length = 0;
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the server hung up");
      }
      room[length++] = (byte) octet;
    }
    return new String(room, 0, Math.max(0, length - 1), StandardCharsets.ISO_8859_1);
  }

  static List<String> paths(Stream<String> ids) {
    return ids.map(id -> "/api/v1/subscribers/" + id).toList();
  }
}
