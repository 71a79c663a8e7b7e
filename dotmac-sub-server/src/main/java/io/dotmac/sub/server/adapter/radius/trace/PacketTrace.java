package io.dotmac.sub.server.adapter.radius.trace;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Dictionary;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.packet.AttributeSource;
import io.dotmac.sub.radius.packet.HiddenValue;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.radius.server.AccessResponder;
import io.dotmac.sub.radius.server.AccountingBatch;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.radius.server.AccountingSink;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Shows packets to those who look: requests with what they carry, and what was answered. While
 * nobody looks it costs one look at an empty list.
 */
public final class PacketTrace {
  private static final int MOST_VIEWERS = 4;

  private final Clock clock;
  private final List<Viewer> viewers = new CopyOnWriteArrayList<>();

  /** A trace whose times are that clock's. */
  public PacketTrace(Clock clock) {
    this.clock = clock;
  }

  /** Somebody looks from now on; empty when too many do already. */
  Optional<Viewer> open(TraceFilter filter) {
    synchronized (viewers) {
      if (viewers.size() >= MOST_VIEWERS) {
        return Optional.empty();
      }
      Viewer viewer = new Viewer(filter);
      viewers.add(viewer);
      return Optional.of(viewer);
    }
  }

  void close(Viewer viewer) {
    viewers.remove(viewer);
  }

  /** A policy that decides as {@code own} does, and is seen at it. */
  public AccessPolicy watching(AccessPolicy own) {
    return new AccessPolicy() {
      @Override
      public void decide(AccessRequest request, AccessResponder responder) {
        if (viewers.isEmpty()) {
          own.decide(request, responder);
        } else {
          watched(own, request, responder);
        }
      }

      @Override
      public boolean keepsRequests() {
        return own.keepsRequests();
      }
    };
  }

  /** A sink that stores as {@code own} does, and is seen at it. */
  public AccountingSink watching(AccountingSink own) {
    return batch -> {
      if (viewers.isEmpty()) {
        own.store(batch);
        return;
      }
      batch.records().forEach(this::show);
      own.store(new Watched(batch));
    };
  }

  private void watched(AccessPolicy own, AccessRequest request, AccessResponder responder) {
    String user = request.userName().orElse("");
    NasClient nas = request.client();
    String source = request.source().getAddress().getHostAddress();
    String from = about(nas, request.source(), request.packet().identifier());
    show(nas, source, user, "Access-Request " + from, request.packet());
    own.decide(request, decision -> {
      show(nas, source, user, decision, from);
      responder.respond(decision);
    });
  }

  private void show(
      NasClient nas, String source, String user, AccessDecision decision, String from) {
    if (decision instanceof AccessDecision.Accept accept) {
      show(nas, source, user, "Access-Accept " + from, accept.attributes());
      hidden(nas, source, user, accept.hidden());
    } else if (decision instanceof AccessDecision.Reject reject) {
      String title = "Access-Reject " + from + ", reason " + reject.reason().code();
      show(nas, source, user, title, reject.attributes());
    } else if (decision instanceof AccessDecision.Challenge challenge) {
      show(nas, source, user, "Access-Challenge " + from, challenge.attributes());
    } else {
      show(nas, source, user, "no answer " + from);
    }
  }

  private void hidden(NasClient nas, String source, String user, List<HiddenValue> values) {
    if (!values.isEmpty()) {
      show(nas, source, user, "  and " + values.size() + " keys, which are not shown");
    }
  }

  private void show(AccountingRecord record) {
    show(
        record.client(),
        record.source().getAddress().getHostAddress(),
        record.userName().orElse(""),
        "Accounting-Request " + about(record),
        record.packet());
  }

  private static String about(AccountingRecord record) {
    return about(record.client(), record.source(), record.packet().identifier());
  }

  private static String about(NasClient nas, InetSocketAddress source, int identifier) {
    return "from " + source.getAddress().getHostAddress() + " (client " + nas.network() + "), id "
        + identifier;
  }

  private void show(
      NasClient nas, String source, String user, String title, AttributeSource attributes) {
    StringBuilder text = new StringBuilder(title);
    Dictionary.STANDARD.describe(attributes).forEach((name, value) -> {
      if (!name.equals(Attributes.MESSAGE_AUTHENTICATOR.name())) {
        text.append("\n  ").append(name).append(" = ").append(value);
      }
    });
    show(nas, source, user, text.toString());
  }

  private void show(NasClient nas, String source, String user, String text) {
    Instant now = clock.instant();
    String network = nas.network().toString();
    for (Viewer viewer : viewers) {
      if (viewer.filter.wants(network, source, user)) {
        viewer.show(now + " " + text);
      }
    }
  }

  /** Tells what becomes of each record. */
  private final class Watched implements AccountingBatch {
    private final AccountingBatch batch;

    Watched(AccountingBatch batch) {
      this.batch = batch;
    }

    @Override
    public List<AccountingRecord> records() {
      return batch.records();
    }

    @Override
    public void done() {
      records().forEach(record -> settled(record, "Accounting-Response"));
      batch.done();
    }

    @Override
    public void failed(Throwable cause) {
      records().forEach(record -> settled(record, "no answer"));
      batch.failed(cause);
    }

    @Override
    public void done(int index) {
      settled(records().get(index), "Accounting-Response");
      batch.done(index);
    }

    @Override
    public void failed(int index, Throwable cause) {
      settled(records().get(index), "no answer");
      batch.failed(index, cause);
    }

    private void settled(AccountingRecord record, String what) {
      show(
          record.client(),
          record.source().getAddress().getHostAddress(),
          record.userName().orElse(""),
          what + " " + about(record));
    }
  }
}
