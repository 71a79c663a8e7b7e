package io.dotmac.sub.devices.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What simulated devices with a command line have in common: faults, and what they were told. */
abstract class LoggedCli implements SimulatedCli {
  private final Faults faults = new Faults();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private volatile boolean pager;

  final void heard(String line) {
    log.add(line);
  }

  final void page(boolean on) {
    pager = on;
  }

  /** Whether answers come page by page, even in shells that asked for none. */
  final boolean paging() {
    return pager;
  }

  @Override
  public final Faults faults() {
    return faults;
  }

  @Override
  public final List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public String refusal(String text) {
    return text + "\r\n";
  }
}
