package io.dotmac.sub.server.api.provisioning.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.provisioning.run.ProvisioningRun;
import io.dotmac.sub.core.provisioning.run.ProvisioningRuns;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;

/** A run with its steps. */
public record RunDetailView(@JsonUnwrapped RunView run, List<RunStepView> steps) {
  static RunDetailView of(Tx tx, ProvisioningRun row) {
    return new RunDetailView(
        RunView.of(row),
        ProvisioningRuns.steps(tx, row.id()).stream().map(RunStepView::of).toList());
  }
}
