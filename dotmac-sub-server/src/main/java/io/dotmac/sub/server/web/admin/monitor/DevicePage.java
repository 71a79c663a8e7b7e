package io.dotmac.sub.server.web.admin.monitor;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.data.Params;
import io.dotmac.sub.server.web.data.Row;
import io.dotmac.sub.server.web.part.Documents;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Graph;
import io.dotmac.sub.server.web.part.Pager;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Rows;
import io.dotmac.sub.server.web.part.Tone;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One polled device: how it is, and what its interfaces carried in a day.
 *
 * @param refresh where a form leads that has it read soon; empty for who may not
 * @param edit where it is changed; empty for who may not
 */
public record DevicePage(
    String title,
    String summary,
    Pill status,
    List<Documents.Cell> strip,
    Fact.Group facts,
    Rows<Port> ports,
    Pager pager,
    String refresh,
    String edit) {
  private static final Duration DAY = Duration.ofDays(1);

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

  /** Three readings. */
  private static final Duration GAP = Duration.ofMinutes(16);

  /** An interface and its day; its graph is absent when it carried nothing. */
  public record Port(
      String name,
      String note,
      Pill status,
      String rx,
      String tx,
      @Nullable Graph graph) {}

  private record Sample(Instant at, long rx, long tx) {}

  private static final String SELECT = """
      select t.*, s.*, coalesce(d.name, l.name, a.name) as name
      from snmp_target t
      join snmp_target_state s on s.tenant_id = t.tenant_id and s.snmp_target_id = t.id
      left join network_device d on d.tenant_id = t.tenant_id and d.id = t.network_device_id
      left join olt_device l on l.tenant_id = t.tenant_id and l.id = t.olt_id
      left join nas_device a on a.tenant_id = t.tenant_id and a.id = t.nas_device_id
      where t.tenant_id = :tenant and t.id = :id
      """;

  private static final String PORTS = """
      (select m.* from monitored_interface m
        where m.tenant_id = :tenant and m.snmp_target_id = :id
        order by m.status = 'up' desc, m.is_enabled desc, length(m.name), m.name, m.id
        limit :limit offset :offset)
      """;

  static DevicePage of(Visit visit, UUID id) {
    return visit
        .query(SELECT)
        .with("id", id)
        .first(row -> page(visit, row, id))
        .orElseThrow(() -> Problem.notFound("snmp target", id));
  }

  private static DevicePage page(Visit visit, Row row, UUID id) {
    long total = visit
        .query("select count(*) from monitored_interface where tenant_id = :tenant"
            + " and snmp_target_id = :id")
        .with("id", id)
        .number();
    List<Port> ports = ports(visit, id);
    boolean asked = row.instantOrNull("last_poll_at") != null;
    boolean answers = asked && row.number("missed") == 0;
    return new DevicePage(
        row.text("name"),
        row.text("system_description"),
        Pill.of(
            answers ? Tone.GOOD : asked ? Tone.BAD : Tone.NEUTRAL, MonitorPages.answer(visit, row)),
        strip(visit, row),
        facts(visit, row),
        Rows.of(ports),
        visit.pager(ports.size(), total),
        visit.tx().caller().may("network:device:write")
            ? MonitorPages.TARGETS + "/" + id + "/refresh"
            : "",
        visit.tx().caller().may("network:device:write") ? "/admin/network/snmp-targets/" + id : "");
  }

  private static List<Documents.Cell> strip(Visit visit, Row row) {
    Formats formats = visit.formats();
    return List.of(
        Documents.Cell.of(
            visit.say("watch.uptime"),
            row.text("uptime_seconds").isEmpty()
                ? formats.orNone("")
                : formats.duration(Duration.ofSeconds(row.number("uptime_seconds"))),
            ""),
        Documents.Cell.of(visit.say("watch.cpu"), figure(visit, row, "cpu_percent", "cpu"), ""),
        Documents.Cell.of(
            visit.say("watch.memory"), figure(visit, row, "memory_percent", "memory"), ""),
        Documents.Cell.of(
            visit.say("watch.temperature"),
            figure(visit, row, "temperature_c", "temperature"),
            ""));
  }

  private static String figure(Visit visit, Row row, String column, String metric) {
    return row.text(column).isEmpty()
        ? visit.formats().orNone("")
        : AlertPage.value(visit, metric, row.decimal(column));
  }

  private static Fact.Group facts(Visit visit, Row row) {
    Formats formats = visit.formats();
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.mono(visit.say("plant.address"), row.text("host") + ":" + row.text("port")));
    facts.add(Fact.of(visit.say("watch.system_name"), formats.orNone(row.text("system_name"))));
    facts.add(Fact.of(
        visit.say("watch.last_answer"),
        MonitorPages.ago(visit, row.instantOrNull("last_answer_at"))));
    facts.add(Fact.of(
        visit.say("watch.interval"),
        formats.durationInWords(Duration.ofSeconds(row.number("interval_seconds")))));
    if (!row.text("error").isEmpty()) {
      facts.add(Fact.of(visit.say("watch.error"), row.text("error")));
    }
    return new Fact.Group(facts);
  }

  private static List<Port> ports(Visit visit, UUID id) {
    Instant until = visit.tx().systemNow();
    Instant since = until.minus(DAY);
    Map<UUID, List<Sample>> samples = new HashMap<>();
    visit
        .query("select b.interface_id, b.sample_at, b.rx_bps, b.tx_bps from " + PORTS + " p"
            + " join bandwidth_sample b on b.tenant_id = :tenant and b.interface_id = p.id"
            + " where b.sample_at >= :since and b.sample_at <= :until")
        .with("id", id)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .with("since", since)
        .with("until", until)
        .then("order by b.interface_id, b.sample_at")
        .list(row -> samples
            .computeIfAbsent(row.id("interface_id"), it -> new ArrayList<>())
            .add(new Sample(row.instant("sample_at"), row.number("rx_bps"), row.number("tx_bps"))));
    return visit
        .query("select * from " + PORTS + " p where true")
        .with("id", id)
        .with("limit", Params.LIMIT)
        .with("offset", visit.params().offset())
        .list(row -> port(visit, row, samples.getOrDefault(row.id("id"), List.of()), since, until));
  }

  private static Port port(
      Visit visit, Row row, List<Sample> samples, Instant since, Instant until) {
    String status = row.text("status");
    boolean wanted = row.flag("is_enabled");
    Tone tone =
        status.equals("up") ? Tone.GOOD : status.equals("down") && wanted ? Tone.BAD : Tone.NEUTRAL;
    String speed =
        row.number("speed_mbps") == 0 ? "" : visit.formats().rate(row.number("speed_mbps") * 1000);
    return new Port(
        row.text("name"),
        (row.text("description") + (speed.isEmpty() ? "" : " · " + speed))
            .strip()
            .replaceFirst("^· ", ""),
        Pill.of(tone, visit.name("port_status", wanted ? status : "off")),
        rate(visit, row, "rx_bps"),
        rate(visit, row, "tx_bps"),
        samples.stream().allMatch(each -> each.rx() + each.tx() == 0)
            ? null
            : graph(visit, row.text("name"), samples, since, until));
  }

  private static String rate(Visit visit, Row row, String column) {
    return row.text(column).isEmpty()
        ? visit.formats().orNone("")
        : measured(visit, row.number(column));
  }

  /** With three digits: more of them nobody reads. */
  private static String measured(Visit visit, long bps) {
    long kbps = new BigDecimal(bps / 1000).round(THREE_DIGITS).longValue();
    return visit.formats().rate(kbps);
  }

  private static Graph graph(
      Visit visit, String name, List<Sample> samples, Instant since, Instant until) {
    long rx = samples.stream().mapToLong(Sample::rx).max().orElse(0);
    long tx = samples.stream().mapToLong(Sample::tx).max().orElse(0);
    return Graph.of(
        visit.say("watch.graph", name, measured(visit, rx), measured(visit, tx)),
        new Graph.Box(since, until, GAP, 0, Math.max(1, Math.max(rx, tx))),
        List.of(
            new Graph.Values(
                "rx",
                samples.stream()
                    .map(each -> new Graph.Value(each.at(), each.rx()))
                    .toList()),
            new Graph.Values(
                "tx",
                samples.stream()
                    .map(each -> new Graph.Value(each.at(), each.tx()))
                    .toList())));
  }
}
