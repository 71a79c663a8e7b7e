package io.dotmac.sub.server.api.network.plant;

import io.dotmac.sub.core.network.olt.SfpClass;
import io.dotmac.sub.core.network.plant.trace.Hop;
import io.dotmac.sub.core.network.plant.trace.HopKind;
import io.dotmac.sub.core.network.plant.trace.Joint;
import io.dotmac.sub.core.network.plant.trace.Trace;
import io.dotmac.sub.core.network.plant.trace.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way of light through a place of the plant, with what it loses. */
public record TraceView(
    UUID startId,
    @Nullable UUID ponPortId,
    @Nullable SfpClass sfpClass,
    @Nullable BigDecimal leastLossDb,
    @Nullable BigDecimal mostLossDb,
    List<HopView> hops,
    List<EndView> ends,
    int darkOutputs) {
  /** One thing that light passes. */
  public record HopView(
      HopKind kind,
      UUID id,
      @Nullable UUID afterId,
      String label,
      @Nullable String place,
      Joint joint,
      @Nullable BigDecimal lengthM,
      boolean isEstimated,
      BigDecimal lossDownDb,
      BigDecimal lossUpDb,
      BigDecimal totalDownDb,
      BigDecimal totalUpDb) {
    static HopView of(Hop hop) {
      return new HopView(
          hop.kind(),
          hop.id(),
          hop.after(),
          hop.label(),
          hop.place(),
          hop.joint(),
          hop.lengthM(),
          hop.isEstimated(),
          hop.loss().downDb(),
          hop.loss().upDb(),
          hop.total().downDb(),
          hop.total().upDb());
    }
  }

  /** Where light arrives. */
  public record EndView(
      HopKind kind,
      UUID id,
      String label,
      BigDecimal lengthM,
      BigDecimal totalDownDb,
      BigDecimal totalUpDb,
      @Nullable BigDecimal marginDb,
      Verdict verdict,
      @Nullable UUID subscriptionId,
      @Nullable BigDecimal ontRxDbm) {
    static EndView of(Trace.End end) {
      return new EndView(
          end.hop().kind(),
          end.hop().id(),
          end.hop().label(),
          end.lengthM(),
          end.hop().total().downDb(),
          end.hop().total().upDb(),
          end.marginDb(),
          end.verdict(),
          end.subscriptionId(),
          end.ontRxDbm());
    }
  }

  static TraceView of(Trace trace) {
    SfpClass optics = trace.optics();
    return new TraceView(
        trace.start(),
        trace.ponPort(),
        optics,
        optics == null ? null : optics.leastLossDb(),
        optics == null ? null : optics.mostLossDb(),
        trace.hops().stream().map(HopView::of).toList(),
        trace.ends().stream().map(EndView::of).toList(),
        trace.darkOutputs());
  }
}
