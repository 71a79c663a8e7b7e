package io.dotmac.sub.devices.plan;

import java.util.List;

/**
 * A wanted state of a device. All but {@link #read} and {@link #send} are pure.
 *
 * @param <C> a connection to the device
 * @param <S> what must be known of the device to plan the change and to see that it is done
 */
public interface Change<C, S> {
  /** What the change does, for people: {@code authorize HWTC1234ABCD on 0/1/0}. */
  String operation();

  /** Reads the state. */
  S read(C connection);

  /** Sends one request and throws if the device does not accept it. */
  void send(C connection, Request request);

  /**
   * The steps from this state to the wanted one; none when it is reached. Throws when there is no
   * way: what is to be changed is not found, or what is to be made is taken.
   */
  List<Step> steps(S state);

  /** Whether the wanted state is reached. */
  boolean reached(S before, S after);

  /** What the change left on the device that was not there before; empty when nothing did. */
  List<String> leftovers(S before, S after);

  /** Whether reading the state tells if the change was made: a reboot cannot be seen in it. */
  default boolean observable() {
    return true;
  }
}
