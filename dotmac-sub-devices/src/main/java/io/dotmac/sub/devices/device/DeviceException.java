package io.dotmac.sub.devices.device;

import java.util.Optional;
import java.util.function.Supplier;

/** Carries a {@link DeviceError} out of a read, or out of the planning of a change. */
public final class DeviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DeviceError error;

  public DeviceException(DeviceError error) {
    super(error.message());
    this.error = error;
  }

  /** Keeps where it came from; the cause's own message is dropped, since it may quote input. */
  public DeviceException(DeviceError error, Throwable cause) {
    this(error);
    setStackTrace(cause.getStackTrace());
  }

  /** What is read; empty when the device says that there is no such thing. */
  public static <T> Optional<T> unlessMissing(Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (DeviceException e) {
      if (e.error() instanceof DeviceError.NotFound) {
        return Optional.empty();
      }
      throw e;
    }
  }

  public DeviceError error() {
    return error;
  }
}
