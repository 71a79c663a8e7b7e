package io.dotmac.sub.samples.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long some work took and what it cost. */
record Measured(long items, long nanos, Cpu.Used cpu) {
  /** Work that gives how many items it did. */
  interface Work {
    long run() throws Exception;
  }

  static Measured of(Cpu cpu, Work work) throws Exception {
    Cpu.Used before = cpu.now();
    long start = System.nanoTime();
    long items = work.run();
    return new Measured(items, System.nanoTime() - start, cpu.now().since(before));
  }

  double seconds() {
    return nanos / 1e9;
  }

  double perSecond() {
    return items / seconds();
  }

  /** As the fields of a JSON object. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("items", items);
    json.put("seconds", rounded(seconds(), 3));
    json.put("per_second", Math.round(perSecond()));
    if (items > 0) {
      json.put("cpu_us_per_item", cpu.micros() / items);
      json.put("cpu_us_client", cpu.client() / 1000 / items);
      json.put("cpu_us_server", cpu.server() / 1000 / items);
    }
    return json;
  }

  static double rounded(double value, int decimals) {
    double scale = Math.pow(10, decimals);
    return Math.round(value * scale) / scale;
  }
}
