package io.dotmac.sub.devices.genieacs;

import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something a piece of equipment does that no value of it shows.
 *
 * @param operation for people
 * @param condition what must be so before; throws when it is not
 * @param task what it is told
 */
record ActionChange(String operation, Consumer<Nbi> condition, AcsTask task)
    implements Change<Nbi, Boolean> {
  @Override
  public Boolean read(Nbi nbi) {
    condition.accept(nbi);
    return true;
  }

  @Override
  public void send(Nbi nbi, Request request) {
    nbi.run((AcsTask) request);
  }

  @Override
  public List<Step> steps(Boolean state) {
    return List.of(Step.of(task));
  }

  @Override
  public boolean reached(Boolean before, Boolean after) {
    return true;
  }

  @Override
  public List<String> leftovers(Boolean before, Boolean after) {
    return List.of();
  }

  @Override
  public boolean observable() {
    return false;
  }
}
