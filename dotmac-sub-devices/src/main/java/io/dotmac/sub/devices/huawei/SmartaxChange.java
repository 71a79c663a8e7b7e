package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntState;
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
record SmartaxChange(
    String operation,
    Function<SmartaxSession, OntView> reading,
    Function<OntView, List<Step>> planning,
    Predicate<OntView> goal,
    boolean observable)
    implements Change<SmartaxSession, OntView> {

  /** A change of an ONT that must be there; no steps when the goal is reached. */
  static SmartaxChange of(
      String operation,
      OntRef ref,
      Predicate<OntState> goal,
      Function<OntView, List<Step>> planning) {
    return new SmartaxChange(
        operation + " " + ref,
        session -> OntView.of(session, ref),
        view -> goal.test(required(view, ref)) ? List.of() : planning.apply(view),
        view -> view.ont().filter(goal).isPresent(),
        true);
  }

  static OntState required(OntView view, OntRef ref) {
    return view.ont()
        .orElseThrow(() -> new DeviceException(new DeviceError.NotFound("the ONT " + ref)));
  }

  /** Steps on a board, with the way there and back. */
  static List<Step> onBoard(OntRef ref, Step... steps) {
    List<Step> all = new ArrayList<>();
    all.add(Step.of(SmartaxDialect.enter(ref.port())));
    all.addAll(List.of(steps));
    all.add(Step.of(SmartaxDialect.leave(ref.port())));
    return all;
  }

  @Override
  public OntView read(SmartaxSession session) {
    return reading.apply(session);
  }

  @Override
  public void send(SmartaxSession session, Request request) {
    if (!(request instanceof CliCommand command)) {
      throw new IllegalArgumentException("no command of this device: " + request.shown());
    }
    session.run(command);
  }

  @Override
  public List<Step> steps(OntView state) {
    return planning.apply(state);
  }

  @Override
  public boolean reached(OntView before, OntView after) {
    return goal.test(after);
  }

  @Override
  public List<String> leftovers(OntView before, OntView after) {
    return after.since(before);
  }
}
