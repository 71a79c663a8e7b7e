package io.dotmac.sub.samples.bench;

import io.dotmac.sub.core.network.plant.trace.FiberTraces;
import io.dotmac.sub.core.network.plant.trace.Trace;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures traces through a large fibre plant, each in a transaction of its own; prints JSON. */
@Command(
    name = "trace",
    mixinStandardHelpOptions = true,
    description = "Traces through a fibre plant on a PostgreSQL of its own and prints JSON.")
public final class TraceBench implements Callable<Integer> {
  private static final int WARM_UP = 200;
  private static final double MILLION = 1e6;

  @Option(names = "--pon-ports", description = "How many; 400, which is 100,000 elements.")
  private int ponPorts = 400;

  @Option(names = "--traces", description = "How many of each kind are measured; 1000.")
  private int traces = 1_000;

  /** Prints one JSON object. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new TraceBench()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = Files.createTempDirectory("trace-bench-");
    try (World world = World.open(folder)) {
      TenantId tenant = world.tenant(World.unique("trace"));
      Plant.build(world, tenant, ponPorts);
      Database db = world.engine().database();
      FiberTraces of = new FiberTraces();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("processors", Runtime.getRuntime().availableProcessors());
      json.put("elements", number(db, tenant, Plant.COUNT.formatted(tenant.value())));
      List<UUID> strands = ids(db, tenant, "fiber_strand", "true");
      json.put("floor", measure(db, tenant, strands, TraceBench::row));
      json.put("strand", measure(db, tenant, strands, (tx, id) -> hops(of.ofStrand(tx, id))));
      json.put(
          "feeder",
          measure(
              db,
              tenant,
              ids(db, tenant, "fiber_strand", "upstream_pon_port_id is not null"),
              (tx, id) -> hops(of.ofStrand(tx, id))));
      json.put(
          "pon_port",
          measure(
              db,
              tenant,
              ids(db, tenant, "pon_port", "true"),
              (tx, id) -> hops(of.ofPonPort(tx, id))));
      json.put(
          "ont",
          measure(
              db, tenant, ids(db, tenant, "ont_unit", "true"), (tx, id) -> hops(of.ofOnt(tx, id))));
      System.out.println(WireJson.write(json));
      return 0;
    }
  }

  private static int hops(Trace trace) {
    if (trace.ponPort() == null || trace.ends().isEmpty()) {
      throw new IllegalStateException("a trace that leads from nowhere or to nothing: " + trace);
    }
    return trace.hops().size();
  }

  private Map<String, Object> measure(
      Database db, TenantId tenant, List<UUID> ids, BiFunction<Tx, UUID, Integer> work) {
    for (int i = 0; i < WARM_UP; i++) {
      UUID id = ids.get(i % ids.size());
      db.inTx(tenant, tx -> work.apply(tx, id));
    }
    long[] nanos = new long[traces];
    long hops = 0;
    for (int i = 0; i < traces; i++) {
      UUID id = ids.get((int) (((long) i * 7919) % ids.size()));
      long from = System.nanoTime();
      hops += db.inTx(tenant, tx -> work.apply(tx, id));
      nanos[i] = System.nanoTime() - from;
    }
    Arrays.sort(nanos);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("hops", hops / traces);
    json.put("p50_ms", milliseconds(nanos[traces / 2]));
    json.put("p99_ms", milliseconds(nanos[traces * 99 / 100]));
    json.put("max_ms", milliseconds(nanos[traces - 1]));
    return json;
  }

  private static double milliseconds(long nanos) {
    return Measured.rounded(nanos / MILLION, 2);
  }

  private static int row(Tx tx, UUID id) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(
          "select strand_number from fiber_strand where tenant_id = ? and id = ?")) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, id);
        try (ResultSet row = query.executeQuery()) {
          row.next();
          return row.getInt(1);
        }
      }
    });
  }

  private static long number(Database db, TenantId tenant, String sql) {
    return db.inTx(
        tenant,
        tx -> tx.jdbc(connection -> {
          try (PreparedStatement query = connection.prepareStatement(sql);
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        }));
  }

  private static List<UUID> ids(Database db, TenantId tenant, String table, String where) {
    String sql = "select id from " + table + " where tenant_id = ? and " + where + " order by id";
    return db.inTx(
        tenant,
        tx -> tx.jdbc(connection -> {
          List<UUID> ids = new ArrayList<>();
          try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, tenant.value());
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
              }
            }
          }
          return ids;
        }));
  }
}
