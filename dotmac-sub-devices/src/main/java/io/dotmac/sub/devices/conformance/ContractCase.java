package io.dotmac.sub.devices.conformance;

import java.util.Optional;

/** One thing a driver must do. */
public record ContractCase(String name, Check check) {
  /** Throws an {@link AssertionError} that says what was expected and what was found. */
  @FunctionalInterface
  public interface Check {
    void run();
  }

  /** What is wrong; empty when the driver passes. */
  public Optional<String> failure() {
    try {
      check.run();
      return Optional.empty();
    } catch (AssertionError | RuntimeException e) {
      return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
