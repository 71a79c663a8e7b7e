package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.provisioning.line.LineFinding;
import io.dotmac.sub.core.provisioning.line.LineTest;
import io.dotmac.sub.core.provisioning.line.LineTests;
import io.dotmac.sub.core.provisioning.line.SeenLine.LanPort;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Formats;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Fact;
import io.dotmac.sub.server.web.part.Pill;
import io.dotmac.sub.server.web.part.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last test of a line: what is wrong in plain words, and what was seen.
 *
 * @param when with who asked for it
 */
record LineView(String when, List<Finding> findings, Fact.Group facts) {

  /** What is wrong, and what helps. */
  record Finding(Pill pill, String advice) {}

  static @Nullable LineView of(Visit visit, UUID ont) {
    return LineTests.last(visit.tx(), ont).map(test -> of(visit, test)).orElse(null);
  }

  private static LineView of(Visit visit, LineTest test) {
    return new LineView(
        visit.say(
            "line.tested",
            visit.formats().ago(test.testedAt(), visit.tx().today()),
            test.testedBy()),
        test.findings().stream().map(each -> finding(visit, each)).toList(),
        facts(visit, test));
  }

  private static Finding finding(Visit visit, LineFinding finding) {
    Tone tone = finding == LineFinding.WELL ? Tone.GOOD : finding.cuts() ? Tone.BAD : Tone.WARN;
    String name = WireName.of(finding);
    return new Finding(
        Pill.of(tone, visit.name("linefinding", name)), visit.say("line.advice." + name));
  }

  private static Fact.Group facts(Visit visit, LineTest test) {
    Formats formats = visit.formats();
    List<Fact> facts = new ArrayList<>();
    if (!test.line().downCause().isEmpty()) {
      facts.add(Fact.mono(visit.say("line.down_cause"), test.line().downCause()));
    }
    if (test.line().ethernetPorts() != null) {
      facts.add(Fact.of(
          visit.say("line.sockets"),
          formats.orNone(test.line().ethernetPorts().stream()
              .map(port -> socket(visit, port))
              .collect(Collectors.joining(", ")))));
    }
    if (test.line().macAddresses() != null) {
      facts.add(Fact.mono(
          visit.say("line.behind"), formats.orNone(String.join(", ", test.line().macAddresses()))));
    }
    if (test.service().hasLogin()) {
      facts.add(Fact.of(
          visit.say("line.session"),
          test.service().onlineSince() == null
              ? visit.say("line.no_session")
              : visit.say("line.since", formats.shortMoment(test.service().onlineSince()))));
    }
    if (test.service().refusedFor() != null) {
      facts.add(
          Fact.of(visit.say("line.refused"), visit.name("reject", test.service().refusedFor())));
    }
    return new Fact.Group(facts);
  }

  private static String socket(Visit visit, LanPort port) {
    if (!port.up()) {
      return visit.say("line.socket_down", String.valueOf(port.number()));
    }
    return port.speedMbps() == null
        ? visit.say("line.socket_up", String.valueOf(port.number()))
        : visit.say(
            "line.socket_speed",
            String.valueOf(port.number()),
            visit.formats().rate(port.speedMbps() * 1_000L));
  }
}
