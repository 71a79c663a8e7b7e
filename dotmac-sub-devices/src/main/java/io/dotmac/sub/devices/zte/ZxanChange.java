package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A change of one ONT.
 *
 * @param operation for people
 * @param reading what must be known
 * @param planning the steps from there; throws when there is no way
 * @param goal whether the wanted state is read
 * @param observable whether the state tells
 */
record ZxanChange(
    String operation,
    Function<ZxanSession, ZxanView> reading,
    Function<ZxanView, List<Step>> planning,
    Predicate<ZxanView> goal,
    boolean observable)
    implements Change<ZxanSession, ZxanView> {
  /** Steps in a mode, with the way there and back. */
  static List<Step> within(String mode, List<Step> steps) {
    List<Step> all = new ArrayList<>();
    if (!steps.isEmpty()) {
      all.add(Step.of(ZxanDialect.config(mode)));
      all.addAll(steps);
      all.add(Step.of(CliCommand.of(mode, "exit")));
    }
    return all;
  }

  @Override
  public ZxanView read(ZxanSession session) {
    return reading.apply(session);
  }

  @Override
  public void send(ZxanSession session, Request request) {
    if (!(request instanceof CliCommand command)) {
      throw new IllegalArgumentException("no command of this device: " + request.shown());
    }
    session.run(command);
  }

  @Override
  public List<Step> steps(ZxanView state) {
    return planning.apply(state);
  }

  @Override
  public boolean reached(ZxanView before, ZxanView after) {
    return goal.test(after);
  }

  @Override
  public List<String> leftovers(ZxanView before, ZxanView after) {
    return after.since(before);
  }
}
