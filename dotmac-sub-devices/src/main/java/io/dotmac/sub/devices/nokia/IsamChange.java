package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.transport.CliCommand;
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
record IsamChange(
    String operation,
    Function<IsamSession, IsamView> reading,
    Function<IsamView, List<Step>> planning,
    Predicate<IsamView> goal,
    boolean observable)
    implements Change<IsamSession, IsamView> {
  @Override
  public IsamView read(IsamSession session) {
    return reading.apply(session);
  }

  @Override
  public void send(IsamSession session, Request request) {
    if (!(request instanceof CliCommand command)) {
      throw new IllegalArgumentException("no command of this device: " + request.shown());
    }
    session.run(command);
  }

  @Override
  public List<Step> steps(IsamView state) {
    return planning.apply(state);
  }

  @Override
  public boolean reached(IsamView before, IsamView after) {
    return goal.test(after);
  }

  @Override
  public List<String> leftovers(IsamView before, IsamView after) {
    return after.since(before);
  }
}
