package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One request that sets values, and what is read back after it. It is sent once: a device that
 * answers too late may have done it, and then reading tells.
 */
final class Setting {
  private final Function<Question, CompletableFuture<Reply>> sending;
  private final Function<List<Oid>, CompletableFuture<List<Binding>>> reading;
  private final List<Binding> values;
  private final List<Binding> expected;

  Setting(
      Function<Question, CompletableFuture<Reply>> sending,
      Function<List<Oid>, CompletableFuture<List<Binding>>> reading,
      List<Binding> values,
      List<Binding> expected) {
    this.sending = sending;
    this.reading = reading;
    this.values = List.copyOf(values);
    this.expected = List.copyOf(expected);
  }

  CompletableFuture<List<Binding>> start() {
    Question question = Question.set(values);
    return sending
        .apply(question)
        .handle((reply, failure) -> failure == null ? accepted(question, reply) : doubted(failure))
        .thenCompose(next -> next);
  }

  private CompletableFuture<List<Binding>> accepted(Question question, Reply reply) {
    if (reply.isUndoFailed()) {
      return doubted(reply.error(question.shown()));
    } else if (reply.fails()) {
      return CompletableFuture.failedFuture(reply.error(question.shown()));
    }
    return readBack().thenApply(found -> {
      for (int i = 0; i < expected.size(); i++) {
        if (!found.get(i).equals(expected.get(i))) {
          throw new DeviceException(new DeviceError.ProtocolViolation(
              "the device accepted a value of " + expected.get(i).oid()
                  + ", but reading back shows \"" + found.get(i).value().text() + "\""));
        }
      }
      return found;
    });
  }

  private CompletableFuture<List<Binding>> readBack() {
    return expected.isEmpty()
        ? CompletableFuture.completedFuture(List.of())
        : reading.apply(expected.stream().map(Binding::oid).toList());
  }

  /** Nobody knows whether it was done: if the values are there it was, else it failed as it did. */
  private CompletableFuture<List<Binding>> doubted(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    boolean doubt = cause instanceof DeviceException e
        && (e.error().leavesDoubt() || e.error() instanceof DeviceError.Rejected);
    if (!doubt || expected.isEmpty()) {
      return CompletableFuture.failedFuture(cause);
    }
    return readBack()
        .handle((found, trouble) -> trouble == null && found.equals(expected)
            ? CompletableFuture.completedFuture(found)
            : CompletableFuture.<List<Binding>>failedFuture(cause))
        .thenCompose(next -> next);
  }
}
