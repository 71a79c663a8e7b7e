package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.network.plant.trace.Trace;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import java.util.UUID;

/**
 * The way of light through one place.
 *
 * @param bears what the optics bear, or that it is not known
 */
public record TracePage(String title, String bears, TraceView trace) {
  static TracePage of(Visit visit, Trace trace) {
    UUID start = trace.start();
    String title = trace.hops().stream()
        .filter(hop -> hop.id().equals(start))
        .map(hop -> hop.label())
        .findFirst()
        .orElse("");
    String bears = trace.optics() == null
        ? visit.say("plant.optics_unknown")
        : visit.say(
            "plant.optics",
            visit.name("sfp_class", WireName.of(trace.optics())),
            visit.formats().number(trace.optics().leastLossDb()),
            visit.formats().number(trace.optics().mostLossDb()));
    return new TracePage(title, bears, TraceView.of(visit, trace));
  }
}
