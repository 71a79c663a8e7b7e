package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks devices by SNMP, any number of them at once, without a thread for each.
 *
 * <pre>{@code
 * try (SnmpClient snmp = SnmpClient.network()) {
 *   SnmpTarget olt = SnmpTarget.of("olt-1", address, SnmpLogin.v3("monitor", phrase, other));
 *   List<Binding> up = SnmpClient.await(snmp.get(olt, List.of(Oid.of("1.3.6.1.2.1.1.3.0"))));
 * }
 * }</pre>
 *
 * <p>Failures are {@link DeviceException}s: no answer is {@code TimedOut} (which is also how a
 * device meets a community that it does not know), a refused user {@code AuthenticationFailed}, an
 * error status {@code Rejected}, an answer to another question {@code ProtocolViolation}. What
 * hangs on a stage runs in the thread that receives: it must not wait.
 */
public final class SnmpClient implements AutoCloseable {
  /** Requests on their way at a time, over all devices. */
  public static final int USUAL_OUTSTANDING = 128;

  private final SnmpWire wire;
  private final Admission admission;
  private final Set<CompletableFuture<Reply>> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private SnmpClient(SnmpWire wire, int outstanding) {
    this.wire = wire;
    this.admission = new Admission(outstanding);
  }

  /** Opens a socket for up to {@link #USUAL_OUTSTANDING} requests at a time. */
  public static SnmpClient network() {
    return network(USUAL_OUTSTANDING);
  }

  /** Opens a socket for so many requests at a time. */
  public static SnmpClient network(int outstanding) {
    if (outstanding < 1) {
      throw new IllegalArgumentException("outstanding requests are 1 or more, not " + outstanding);
    }
    return new SnmpClient(SnmpWire.open(), outstanding);
  }

  /**
   * The values of names, in their order; one that the device does not have is {@link
   * SnmpValue.Missing}. Many names take several requests, and a request that is too big for the
   * device is halved.
   */
  public CompletionStage<List<Binding>> get(SnmpTarget target, List<Oid> oids) {
    List<CompletableFuture<List<Binding>>> parts = new ArrayList<>();
    int size = target.limits().values();
    for (int from = 0; from < oids.size(); from += size) {
      parts.add(part(target, oids.subList(from, Math.min(oids.size(), from + size))));
    }
    return parts.size() == 1 ? parts.get(0) : all(parts);
  }

  /** All values below a name, in the order of the tree. */
  public CompletionStage<List<Binding>> walk(SnmpTarget target, Oid root) {
    return new Walk(
            question -> send(target, question),
            root,
            SnmpWire.isFirst(target.login()),
            target.limits().repetitions())
        .start();
  }

  /** Columns of a table, each walked by itself: for each index the values by column. */
  public CompletionStage<SortedMap<Oid, Map<Oid, SnmpValue>>> table(
      SnmpTarget target, List<Oid> columns) {
    List<CompletableFuture<List<Binding>>> walks = columns.stream()
        .map(column -> walk(target, column).toCompletableFuture())
        .toList();
    return CompletableFuture.allOf(walks.toArray(CompletableFuture[]::new)).thenApply(done -> {
      SortedMap<Oid, Map<Oid, SnmpValue>> rows = new TreeMap<>();
      for (int i = 0; i < columns.size(); i++) {
        for (Binding each : walks.get(i).join()) {
          if (!each.oid().equals(columns.get(i))) {
            rows.computeIfAbsent(each.oid().below(columns.get(i)), index -> new LinkedHashMap<>())
                .put(columns.get(i), each.value());
          }
        }
      }
      return rows;
    });
  }

  /**
   * Sets values, all in one request, and reads them back. Without an answer they are read as well:
   * the stage fails only when they are not there. A refusal is {@code Rejected}: {@code
   * INVALID_VALUE} for a wrong type, length or value, {@code FORBIDDEN} for what may not be
   * written, {@code MISSING_REFERENCE} for what cannot be made.
   */
  public CompletionStage<List<Binding>> set(SnmpTarget target, List<Binding> values) {
    return set(target, values, values);
  }

  /**
   * The same where other values are read back than were set, such as the state of a row that is
   * made; none for what cannot be read.
   */
  public CompletionStage<List<Binding>> set(
      SnmpTarget target, List<Binding> values, List<Binding> expected) {
    if (values.isEmpty() || values.stream().anyMatch(each -> !each.value().present())) {
      throw new IllegalArgumentException("values to set are expected, and none that is missing");
    }
    return new Setting(
            question -> send(target, question),
            oids -> get(target, oids).toCompletableFuture(),
            values,
            expected)
        .start();
  }

  private static CompletableFuture<List<Binding>> all(
      List<CompletableFuture<List<Binding>>> parts) {
    return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).thenApply(done -> {
      List<Binding> whole = new ArrayList<>();
      parts.forEach(part -> whole.addAll(part.join()));
      return whole;
    });
  }

  private CompletableFuture<List<Binding>> part(SnmpTarget target, List<Oid> oids) {
    Question question = Question.get(oids);
    return send(target, question).thenCompose(reply -> {
      if (reply.isTooBig() && oids.size() > 1) {
        int half = oids.size() / 2;
        return all(List.of(
            part(target, oids.subList(0, half)), part(target, oids.subList(half, oids.size()))));
      } else if (reply.isNoSuchName() && SnmpWire.isFirst(target.login())) {
        return without(target, oids, reply);
      } else if (reply.fails()) {
        return CompletableFuture.failedFuture(reply.error(question.shown()));
      }
      return isAnswer(reply, oids)
          ? CompletableFuture.completedFuture(reply.bindings())
          : CompletableFuture.failedFuture(new DeviceException(new DeviceError.ProtocolViolation(
              "an answer to another question than " + question.shown())));
    });
  }

  private static boolean isAnswer(Reply reply, List<Oid> oids) {
    return reply.bindings().size() == oids.size()
        && reply.bindings().stream().map(Binding::oid).toList().equals(oids);
  }

  /** SNMPv1 answers nothing when one name is missing, but says which: others are asked again. */
  private CompletableFuture<List<Binding>> without(SnmpTarget target, List<Oid> oids, Reply reply) {
    int place = reply.index() - 1;
    if (place < 0 || place >= oids.size()) {
      return CompletableFuture.failedFuture(reply.error("a value that was not asked"));
    }
    Binding missing =
        new Binding(oids.get(place), new SnmpValue.Missing(SnmpValue.Missing.Why.NO_SUCH_OBJECT));
    if (oids.size() == 1) {
      return CompletableFuture.completedFuture(List.of(missing));
    }
    List<Oid> others = new ArrayList<>(oids);
    others.remove(place);
    return part(target, others).thenApply(rest -> {
      List<Binding> whole = new ArrayList<>(rest);
      whole.add(place, missing);
      return whole;
    });
  }

  /** Sends when there is room, and when the engine of the device is known. */
  private CompletableFuture<Reply> send(SnmpTarget target, Question question) {
    boolean engineFirst = target.login() instanceof SnmpLogin.User
        && wire.engines().known(target.address()).isEmpty();
    return engineFirst
        ? admitted(target, Question.engine()).thenCompose(reply -> admitted(target, question))
        : admitted(target, question);
  }

  private CompletableFuture<Reply> admitted(SnmpTarget target, Question question) {
    CompletableFuture<Reply> answer = new CompletableFuture<>();
    pending.add(answer);
    admission.submit(target.id(), target.limits().outstanding(), () -> {
      answer.whenComplete((reply, failure) -> admission.done(target.id()));
      if (closed) {
        answer.completeExceptionally(closedWhileAsking());
      } else if (!answer.isDone()) {
        wire.send(target, question, answer);
      }
    });
    return answer.whenComplete((reply, failure) -> pending.remove(answer));
  }

  private static DeviceException closedWhileAsking() {
    return new DeviceException(new DeviceError.Unreachable("the SNMP client is closed"));
  }

  /** Waits for a stage; throws its {@link DeviceException} as it is. */
  public static <T> T await(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DeviceException failure) {
        throw failure;
      }
      throw e;
    }
  }

  /** Ends what is under way, as unreachable. */
  @Override
  public void close() {
    closed = true;
    wire.close();
    // The library below forgets some of those that it was asked without a word.
    pending.forEach(answer -> answer.completeExceptionally(closedWhileAsking()));
  }
}
