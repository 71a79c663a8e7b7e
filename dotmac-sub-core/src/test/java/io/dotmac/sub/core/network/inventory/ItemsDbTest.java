package io.dotmac.sub.core.network.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.network.alert.Alert;
import io.dotmac.sub.core.network.alert.AlertEvent;
import io.dotmac.sub.core.network.alert.AlertRule;
import io.dotmac.sub.core.network.cpe.CpeDevice;
import io.dotmac.sub.core.network.cpe.CpePort;
import io.dotmac.sub.core.network.cpe.OntAssignment;
import io.dotmac.sub.core.network.cpe.OntUnit;
import io.dotmac.sub.core.network.cpe.PortVlan;
import io.dotmac.sub.core.network.olt.OltCard;
import io.dotmac.sub.core.network.olt.OltCardPort;
import io.dotmac.sub.core.network.olt.OltDevice;
import io.dotmac.sub.core.network.olt.OltPowerUnit;
import io.dotmac.sub.core.network.olt.OltSfpModule;
import io.dotmac.sub.core.network.olt.OltShelf;
import io.dotmac.sub.core.network.olt.PonPort;
import io.dotmac.sub.core.network.outage.Outage;
import io.dotmac.sub.core.network.outage.OutageSubscriber;
import io.dotmac.sub.core.network.plant.FdhCabinet;
import io.dotmac.sub.core.network.plant.FiberAccessPoint;
import io.dotmac.sub.core.network.plant.FiberSegment;
import io.dotmac.sub.core.network.plant.FiberSplice;
import io.dotmac.sub.core.network.plant.FiberSpliceClosure;
import io.dotmac.sub.core.network.plant.FiberSpliceTray;
import io.dotmac.sub.core.network.plant.FiberStrand;
import io.dotmac.sub.core.network.plant.FiberTerminationPoint;
import io.dotmac.sub.core.network.plant.PonPortSplitterLink;
import io.dotmac.sub.core.network.plant.Splitter;
import io.dotmac.sub.core.network.plant.SplitterPort;
import io.dotmac.sub.core.network.plant.SplitterPortAssignment;
import io.dotmac.sub.core.network.plant.source.GisSource;
import io.dotmac.sub.core.network.poll.SnmpTarget;
import io.dotmac.sub.core.network.site.DeviceInterface;
import io.dotmac.sub.core.network.site.NetworkDevice;
import io.dotmac.sub.core.network.site.PopSite;
import io.dotmac.sub.core.network.site.Vlan;
import io.dotmac.sub.core.network.traffic.MonitoredInterface;
import io.dotmac.sub.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the records say is what the tables are. */
class ItemsDbTest {
  private final TestDatabase test = TestDatabase.shared();

  static Stream<Class<? extends Record>> items() {
    return Stream.of(
        PopSite.class,
        NetworkDevice.class,
        DeviceInterface.class,
        Vlan.class,
        OltDevice.class,
        OltShelf.class,
        OltCard.class,
        OltCardPort.class,
        PonPort.class,
        OltPowerUnit.class,
        OltSfpModule.class,
        CpeDevice.class,
        CpePort.class,
        PortVlan.class,
        OntUnit.class,
        OntAssignment.class,
        FdhCabinet.class,
        FiberSpliceClosure.class,
        FiberSpliceTray.class,
        FiberAccessPoint.class,
        FiberTerminationPoint.class,
        FiberSegment.class,
        FiberStrand.class,
        FiberSplice.class,
        Splitter.class,
        SplitterPort.class,
        PonPortSplitterLink.class,
        SplitterPortAssignment.class,
        GisSource.class,
        SnmpTarget.class,
        MonitoredInterface.class,
        AlertRule.class,
        Alert.class,
        AlertEvent.class,
        Outage.class,
        OutageSubscriber.class);
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyReferenceIsHeldByAForeignKeyOfTheTenant(Class<? extends Record> type)
      throws SQLException {
    Kind<?> kind = Kind.of(type);
    Map<String, String> held = new TreeMap<>();
    each(
        "select array_to_string(array(select a.attname from unnest(conkey) k join pg_attribute a"
            + " on a.attrelid = conrelid and a.attnum = k), ' ') as columns,"
            + " confrelid::regclass::text as target from pg_constraint"
            + " where contype = 'f' and conrelid = '" + kind.table() + "'::regclass",
        row -> Arrays.stream(row.getString("columns").split(" "))
            .filter(column -> column.endsWith("_id") && !column.equals("tenant_id"))
            .forEach(column -> put(held, column, row)));

    assertThat(held).isEqualTo(new TreeMap<>(kind.references()));
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyConstraintThatIsToldIsThere(Class<? extends Record> type) throws SQLException {
    Set<String> there = new TreeSet<>();
    each(
        "select conname as name from pg_constraint union select relname from pg_class"
            + " where relkind = 'i' union select tgname from pg_trigger",
        row -> there.add(text(row)));
    Set<String> told = Arrays.stream(type.getAnnotationsByType(Constraint.class))
        .map(Constraint::name)
        .collect(Collectors.toSet());
    Set<String> fields =
        Kind.of(type).columns().stream().map(Column::name).collect(Collectors.toSet());

    assertThat(there).containsAll(told);
    assertThat(Arrays.stream(type.getAnnotationsByType(Constraint.class)).map(Constraint::field))
        .isSubsetOf(fields);
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyChoiceIsOneThatTheTableAllows(Class<? extends Record> type) throws SQLException {
    Kind<?> kind = Kind.of(type);
    Map<String, String> checks = new TreeMap<>();
    each(
        "select conname as name, pg_get_constraintdef(oid) as text from pg_constraint"
            + " where contype = 'c' and conrelid = '" + kind.table() + "'::regclass",
        row -> checks.put(text(row), row.getString("text")));
    String all = String.join("\n", checks.values());

    for (Column column : kind.columns()) {
      for (String choice : column.choices()) {
        assertThat(all).as(column.name()).contains("'" + choice + "'::text");
      }
    }
    assertThat(kind.list().sortNames()).contains(type.getAnnotation(Item.class).order());
  }

  private interface Look {
    void at(ResultSet row) throws SQLException;
  }

  private void each(String sql, Look look) throws SQLException {
    try (Connection connection = test.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        look.at(row);
      }
    }
  }

  private static String text(ResultSet row) throws SQLException {
    return row.getString("name");
  }

  private static void put(Map<String, String> held, String column, ResultSet row) {
    try {
      // A tray's key names its closure, too, whose own key leads to the closure.
      String target = row.getString("target");
      boolean own = column.equals(target.replace("fiber_splice_", "") + "_id");
      held.merge(column, target, (a, b) -> own ? target : a.equals("fiber_splice_tray") ? b : a);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
