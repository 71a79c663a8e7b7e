package io.dotmac.sub.devices.poller;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.devices.transport.snmp.Oid;
import io.dotmac.sub.devices.transport.snmp.SnmpValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Values that belong together: a table of a device, or single ones.
 *
 * @param name what it is called
 * @param table whether there is a row for each index
 * @param coding what the index says
 * @param columns the values
 */
public record OidMap(String name, boolean table, IndexCoding coding, List<OidColumn> columns) {
  public OidMap {
    columns = List.copyOf(columns);
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("the map " + name + " names no values");
    }
  }

  static OidMap parse(String name, JsonNode json) {
    boolean table = json.has("columns");
    List<OidColumn> columns = new ArrayList<>();
    json.path(table ? "columns" : "values")
        .properties()
        .forEach(column -> columns.add(OidColumn.parse(column.getKey(), column.getValue())));
    return new OidMap(name, table, IndexCoding.named(json.path("index").asText("plain")), columns);
  }

  /** The names to ask. */
  List<Oid> oids() {
    return columns.stream().map(OidColumn::oid).toList();
  }

  /** A row as programs read it. */
  PolledRow row(Oid index, Map<Oid, SnmpValue> values) {
    Map<String, String> read = new LinkedHashMap<>();
    if (table) {
      read.putAll(coding.places(index));
    }
    for (OidColumn column : columns) {
      SnmpValue value = values.get(column.oid());
      if (value != null) {
        column.read(value).ifPresent(text -> read.put(column.name(), text));
      }
    }
    return new PolledRow(index, read);
  }
}
