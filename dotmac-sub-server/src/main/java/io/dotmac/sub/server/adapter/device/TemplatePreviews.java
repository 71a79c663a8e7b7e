package io.dotmac.sub.server.adapter.device;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.provisioning.device.ProvisioningDevice;
import io.dotmac.sub.core.provisioning.device.ProvisioningDeviceId;
import io.dotmac.sub.core.provisioning.order.ServiceOrder;
import io.dotmac.sub.core.provisioning.order.ServiceOrderId;
import io.dotmac.sub.core.provisioning.run.Direction;
import io.dotmac.sub.core.provisioning.run.RunInput;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import io.dotmac.sub.core.provisioning.template.ConfigTemplate;
import io.dotmac.sub.core.provisioning.template.ConfigTemplateId;
import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.plan.Plan;
import io.dotmac.sub.devices.script.ConfigScript;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Works out what templates would do to real ONTs: devices are read, and nothing is changed. */
public final class TemplatePreviews {
  private static final String INVENTED = "SUB-000000";

  private final Database db;
  private final DeviceWork work;

  /** Reads this database, and devices through {@code work}. */
  public TemplatePreviews(Database db, DeviceWork work) {
    this.db = db;
    this.work = work;
  }

  /**
   * Where a template is tried.
   *
   * @param vlan absent: the template needs none
   * @param order whose service gives its number; absent: an invented one
   */
  public record Wanted(
      ProvisioningDeviceId device,
      String serialNumber,
      @Nullable Integer vlan,
      @Nullable ServiceOrderId order) {}

  /** The plan; no transaction is open while the device is read. */
  public Plan preview(Caller caller, ConfigTemplateId id, Wanted wanted) {
    StepRequest request = db.inTx(caller, tx -> request(tx, id, wanted));
    try {
      return work.preview(request);
    } catch (ConfigScript.ScriptException e) {
      throw Problem.conflict("template", String.valueOf(e.getMessage()));
    } catch (DeviceException e) {
      if (e.error() instanceof DeviceError.Invalid no) {
        throw Problem.invalid("/" + no.field(), "device", no.message());
      }
      throw Problem.conflict("device_failed", e.error().message());
    }
  }

  private static StepRequest request(Tx tx, ConfigTemplateId id, Wanted wanted) {
    ConfigTemplate template = tx.require(ConfigTemplate.class, id);
    ProvisioningDevice device = tx.require(ProvisioningDevice.class, wanted.device());
    if (device.terms().vendor() != template.terms().vendor()) {
      throw Problem.invalid(
          "/device_id",
          "vendor",
          "the template is for devices of " + WireName.of(template.terms().vendor()));
    }
    String number = wanted.order() == null
        ? INVENTED
        : tx.require(
                Subscription.class,
                tx.require(ServiceOrder.class, wanted.order()).subscription())
            .number();
    return new StepRequest(
        StepRequest.Target.of(device),
        Direction.APPLY,
        StepType.PUSH_CONFIG,
        StepConfig.by(id.value()),
        Optional.of(template.terms().body()),
        new RunInput(wanted.device(), "0/0/0", wanted.serialNumber(), wanted.vlan()),
        OptionalInt.empty(),
        number,
        false,
        Duration.ZERO);
  }
}
