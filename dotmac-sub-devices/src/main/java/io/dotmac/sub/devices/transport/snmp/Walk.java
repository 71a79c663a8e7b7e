package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** All values below a name, request after request. One answer is read at a time. */
final class Walk {
  private static final int MOST = 5_000_000;

  private final Function<Question, CompletableFuture<Reply>> sending;
  private final Oid root;
  private final boolean single;
  private final List<Binding> found = new ArrayList<>();
  private final CompletableFuture<List<Binding>> result = new CompletableFuture<>();
  private Oid last;
  private int repetitions;

  /** A walk in steps of one row, or of as many as a request asks for. */
  Walk(
      Function<Question, CompletableFuture<Reply>> sending,
      Oid root,
      boolean single,
      int repetitions) {
    this.sending = sending;
    this.root = root;
    this.last = root;
    this.single = single;
    this.repetitions = repetitions;
  }

  CompletableFuture<List<Binding>> start() {
    next();
    return result;
  }

  private void next() {
    Question question = Question.after(last, single, repetitions);
    sending.apply(question).whenComplete((reply, failure) -> {
      if (failure != null) {
        result.completeExceptionally(failure);
        return;
      }
      try {
        if (read(question, reply)) {
          result.complete(found);
        } else {
          next();
        }
      } catch (RuntimeException e) {
        result.completeExceptionally(e);
      }
    });
  }

  /** Whether the walk is over. */
  private boolean read(Question question, Reply reply) {
    if (reply.isTooBig() && repetitions > 1) {
      repetitions = repetitions / 2;
      return false;
    } else if (single && reply.isNoSuchName()) {
      // SNMPv1 says so at the end of the tree.
      return true;
    } else if (reply.fails()) {
      throw reply.error(question.shown());
    } else if (reply.bindings().isEmpty()) {
      throw violation("an answer without values");
    }
    for (Binding each : reply.bindings()) {
      if (!each.oid().isIn(root)
          || each.value().equals(new SnmpValue.Missing(SnmpValue.Missing.Why.END_OF_VIEW))) {
        return true;
      } else if (each.oid().compareTo(last) <= 0) {
        throw violation(each.oid() + " after " + last);
      } else if (found.size() == MOST) {
        throw violation("more than " + MOST + " values");
      }
      found.add(each);
      last = each.oid();
    }
    return false;
  }

  private DeviceException violation(String what) {
    return new DeviceException(
        new DeviceError.ProtocolViolation("the walk of " + root + " got " + what));
  }
}
