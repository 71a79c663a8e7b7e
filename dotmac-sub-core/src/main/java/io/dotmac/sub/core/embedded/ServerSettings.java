package io.dotmac.sub.core.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of an embedded server: loopback only, small, durable. */
final class ServerSettings {
  // The path of a unix socket must fit in 107 bytes, and ".s.PGSQL.54321" is added to its folder.
  private static final int LONGEST_SOCKET_FOLDER = 90;

  private ServerSettings() {}

  static String render(Path cluster, int port, EmbeddedOptions options) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("listen_addresses", "127.0.0.1");
    settings.put("port", Integer.toString(port));
    settings.put("unix_socket_directories", socketFolder(cluster));
    settings.put("password_encryption", "scram-sha-256");
    settings.put("max_connections", Integer.toString(options.maxConnections()));
    settings.put("shared_buffers", options.sharedBuffersMb() + "MB");
    settings.put("work_mem", "4MB");
    settings.put("maintenance_work_mem", "32MB");
    settings.put("effective_cache_size", "256MB");
    settings.put("min_wal_size", "32MB");
    settings.put("max_wal_size", "512MB");
    settings.put("wal_level", "minimal");
    settings.put("max_wal_senders", "0");
    settings.put("jit", "off");
    settings.put("io_method", "sync");
    settings.put("max_parallel_workers_per_gather", "0");
    settings.put("max_worker_processes", "2");
    settings.put("max_logical_replication_workers", "0");
    // Its passwords are random and long: many rounds would protect nothing, and cost each
    // connection.
    settings.put("scram_iterations", "32");
    settings.put("autovacuum_max_workers", "2");
    settings.put("huge_pages", "off");
    settings.put("random_page_cost", "1.1");
    settings.put("timezone", "UTC");
    settings.put("log_timezone", "UTC");
    settings.put("log_checkpoints", "off");
    settings.put("log_min_messages", "warning");
    if (options.durable()) {
      settings.put("fsync", "on");
      settings.put("synchronous_commit", "on");
      settings.put("full_page_writes", "on");
    } else {
      settings.put("fsync", "off");
      settings.put("synchronous_commit", "off");
      settings.put("full_page_writes", "off");
    }
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'\n")
        .collect(Collectors.joining("", "# Written at each start.\n", ""));
  }

  private static String socketFolder(Path cluster) {
    String folder = cluster.toString();
    boolean plain = folder.matches("[A-Za-z0-9._/-]+");
    return plain && folder.length() <= LONGEST_SOCKET_FOLDER ? folder : "";
  }
}
