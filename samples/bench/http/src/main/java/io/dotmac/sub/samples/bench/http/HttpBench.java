package io.dotmac.sub.samples.bench.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.tx.WireJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Loads both servers that {@link HttpBenchServer} tells of on its input; prints JSON. */
@Command(name = "http", description = "Reads single rows from both servers and prints JSON.")
public final class HttpBench implements Callable<Integer> {
  private static final int ROUNDS = 3;

  @Option(names = "--connections", description = "How many are open; 8.")
  private int connections = 8;

  @Option(names = "--seconds", description = "How long each of three rounds lasts; 5.")
  private double seconds = 5;

  @Option(names = "--warmup", description = "Seconds of load before it is measured; 40.")
  private double warmup = 40;

  /** Prints one JSON object. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new HttpBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    JsonNode told = WireJson.tree(new Scanner(System.in).nextLine());
    List<String> paths = HttpLoad.paths(
        StreamSupport.stream(told.path("rows").spliterator(), false).map(JsonNode::asText));
    HttpLoad server = load(told, "port", told.path("token").asText(), paths);
    HttpLoad bare = load(told, "bare_port", null, paths);
    server.run(connections, warmup);
    bare.run(connections, warmup);
    double mine = 0;
    double floor = 0;
    long wrong = 0;
    for (int round = 0; round < ROUNDS; round++) {
      HttpLoad.Result one = server.run(connections, seconds);
      HttpLoad.Result other = bare.run(connections, seconds);
      mine = Math.max(mine, one.perSecond());
      floor = Math.max(floor, other.perSecond());
      wrong += one.wrong() + other.wrong();
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("connections", connections);
    json.put("server_per_second", Math.round(mine));
    json.put("bare_per_second", Math.round(floor));
    json.put("to_bare", Math.round(mine / floor * 100) / 100.0);
    json.put("wrong", wrong);
    json.put("access_check_us", Math.round(told.path("access_check_us").asDouble() * 10) / 10.0);
    System.out.println(WireJson.write(json));
    return wrong == 0 ? 0 : 1;
  }

  private static HttpLoad load(
      JsonNode told, String port, @Nullable String token, List<String> paths) {
    return new HttpLoad(told.path(port).asInt(), told.path("host").asText(), token, paths);
  }
}
