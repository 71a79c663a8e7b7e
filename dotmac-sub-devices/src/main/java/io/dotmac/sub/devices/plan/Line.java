package io.dotmac.sub.devices.plan;

import java.util.function.Function;

/**
 * The way to one device.
 *
 * @param <C> a connection to it
 */
public interface Line<C> {
  /** Reads, beside other readers up to the device's limit. */
  <R> R read(Function<C, R> reading);

  /** Changes, as the only one who does so on this device at that time. */
  <R> R write(Function<Writer<C>, R> writing);

  /**
   * The right to change a device, which survives the loss of a connection.
   *
   * @param <C> a connection to the device
   */
  interface Writer<C> {
    /** A working connection; another one after {@link #broken}. */
    C connection();

    /** Throws the present connection away: nobody knows what it would answer next. */
    void broken();
  }
}
