package io.dotmac.sub.devices.driver;

import io.dotmac.sub.devices.device.DeviceId;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Plan;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What drivers have in common: one line to their device. A driver extends this and implements the
 * capabilities it has.
 *
 * @param <C> a logged in connection
 */
public abstract class LineDriver<C extends AutoCloseable> implements Driver {
  private final String vendor;
  private final DeviceTarget target;
  private final DriverContext context;
  private final DeviceLine<C> line;

  protected LineDriver(
      String vendor, DeviceTarget target, DriverContext context, Supplier<C> connecting) {
    this.vendor = vendor;
    this.target = target;
    this.context = context;
    this.line = new DeviceLine<>(target, context, connecting);
  }

  /** Asks the device something. */
  protected <R> R read(Function<C, R> reading) {
    return line.read(reading);
  }

  /** Reads the state that a change depends on and makes its plan. */
  protected <S> Plan plan(Change<C, S> change) {
    return Plan.of(target.id(), line, context.pause(), change);
  }

  @Override
  public DeviceId device() {
    return target.id();
  }

  @Override
  public String vendor() {
    return vendor;
  }

  @Override
  public <T> Optional<T> as(Class<T> capability) {
    return capability.isInstance(this) ? Optional.of(capability.cast(this)) : Optional.empty();
  }

  @Override
  public void close() {
    line.close();
  }
}
