package io.dotmac.sub.devices.conformance;

import java.io.PrintStream;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Tries a driver from the command line: its vendor's name and, if wanted, how many disturbed lines.
 * Prints the certificate; ends with 1 when a case failed and with 2 when there is no such driver.
 */
public final class ConformanceRunner {
  private static final int SEEDS = 1000;

  private ConformanceRunner() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out));
  }

  static int run(String[] arguments, PrintStream out) {
    Optional<Integer> seeds = arguments.length < 2 ? Optional.of(SEEDS) : number(arguments[1]);
    if (arguments.length < 1 || arguments.length > 2 || seeds.isEmpty()) {
      out.println("usage: ConformanceRunner VENDOR [SEEDS, 1 to 999999]");
      return 2;
    }
    for (OltSubject subject : ServiceLoader.load(OltSubject.class)) {
      if (subject.driver().vendor().equals(arguments[0])) {
        Certificate certificate = new OltContract(subject, seeds.get()).certificate();
        out.println(certificate.json());
        return certificate.passed() ? 0 : 1;
      }
    }
    out.println("there is no OltSubject for " + arguments[0] + " on the class path");
    return 2;
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[1-9]\\d{0,5}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
