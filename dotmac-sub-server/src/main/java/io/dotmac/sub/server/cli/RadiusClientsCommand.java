package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import java.io.PrintWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who may ask RADIUS, and whether it is heard. */
@Command(
    name = "clients",
    description = "List who may ask RADIUS, what each has sent, and why packets were dropped.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: dotmac-sub radius clients --data demo-data --tenant lagoon"})
final class RadiusClientsCommand implements Callable<Integer> {
  private static final String CLIENTS = """
      select c.client_ip, coalesce(n.name, '-'), c.is_active, t.last_packet_at,
        coalesce(t.access_requests, 0), coalesce(t.rejects, 0),
        coalesce(t.accounting_requests, 0), coalesce(t.drops, 0), t.last_drop_reason
      from radius_client c
      left join nas_device n on n.tenant_id = c.tenant_id and n.id = c.nas_device_id
      left join radius_client_traffic t
        on t.tenant_id = c.tenant_id and t.radius_client_id = c.id
      where c.tenant_id = ? order by c.client_ip, c.id
      """;

  @Mixin
  private InstallationOptions where;

  @Spec
  private CommandSpec spec;

  @Option(names = "--tenant", description = "Its code; needed where there are several.")
  private @Nullable String tenant;

  @Override
  public Integer call() {
    try (Installation installation = where.open()) {
      Tenant whose = InstallationOptions.tenant(installation, tenant);
      List<String> lines = installation.db().inTx(whose.id(), RadiusClientsCommand::lines);
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          Locale.ROOT,
          "%-20s %-20s %-22s %9s %8s %10s %8s%n",
          "address",
          "name",
          "heard",
          "logins",
          "refused",
          "accounting",
          "dropped");
      lines.forEach(out::println);
      return ExitCode.OK;
    }
  }

  private static List<String> lines(Tx tx) {
    return tx.jdbc(connection -> {
      List<String> lines = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(CLIENTS)) {
        query.setObject(1, tx.tenant().value());
        ResultSet row = query.executeQuery();
        while (row.next()) {
          lines.add(line(row));
        }
      }
      return lines;
    });
  }

  private static String line(ResultSet row) throws SQLException {
    var last = row.getTimestamp(4);
    String heard = last == null ? "never" : last.toInstant().toString().substring(0, 19) + "Z";
    String drop = row.getString(9);
    return String.format(
        Locale.ROOT,
        "%-20s %-20s %-22s %9d %8d %10d %8d%s",
        row.getString(1),
        row.getString(2),
        row.getBoolean(3) ? heard : "switched off",
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        drop == null ? "" : "  last: " + drop);
  }
}
