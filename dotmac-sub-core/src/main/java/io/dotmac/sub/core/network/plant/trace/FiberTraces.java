package io.dotmac.sub.core.network.plant.trace;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Traces through the fibre plant. */
public final class FiberTraces {
  private static final Pattern PARAMETER = Pattern.compile(":(tenant|kind|id)\\b");
  private static final List<String> ORDER =
      PARAMETER.matcher(TraceSql.TEXT).results().map(found -> found.group(1)).toList();
  private static final String SQL = PARAMETER.matcher(TraceSql.TEXT).replaceAll("?");

  /** The way of light through that strand. */
  public Trace ofStrand(Tx tx, UUID strand) {
    return of(tx, HopKind.STRAND, strand, "fiber strand");
  }

  /** All that hangs on that PON port. */
  public Trace ofPonPort(Tx tx, UUID port) {
    return of(tx, HopKind.PON_PORT, port, "pon port");
  }

  /** The way of light to that ONT. */
  public Trace ofOnt(Tx tx, UUID ont) {
    return of(tx, HopKind.ONT, ont, "ont unit");
  }

  private static Trace of(Tx tx, HopKind kind, UUID id, String thing) {
    List<Step> steps = steps(tx, kind, id);
    if (steps.isEmpty()) {
      throw Problem.notFound(thing, id);
    }
    return new Way(id, steps).trace();
  }

  private static List<Step> steps(Tx tx, HopKind kind, UUID id) {
    return tx.jdbc(connection -> {
      List<Step> steps = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(SQL)) {
        for (int i = 0; i < ORDER.size(); i++) {
          switch (ORDER.get(i)) {
            case "tenant" -> query.setObject(i + 1, tx.tenant().value());
            case "kind" -> query.setString(i + 1, WireName.of(kind));
            default -> query.setObject(i + 1, id);
          }
        }
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            steps.add(Step.read(row));
          }
        }
      }
      return steps;
    });
  }
}
