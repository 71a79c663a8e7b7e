package io.dotmac.sub.devices.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a driver passed, to be published.
 *
 * @param vendor the driver's name
 * @param capability such as {@code OltDriver}
 * @param seeds how many disturbed lines it was tried on
 * @param results the cases in order: empty where it passed, else what is wrong
 */
public record Certificate(
    String vendor, String capability, int seeds, Map<String, Optional<String>> results) {
  public Certificate {
    results = new LinkedHashMap<>(results);
  }

  /** Runs all the cases. */
  static Certificate of(String vendor, String capability, int seeds, List<ContractCase> cases) {
    Map<String, Optional<String>> results = new LinkedHashMap<>();
    cases.forEach(each -> results.put(each.name(), each.failure()));
    return new Certificate(vendor, capability, seeds, results);
  }

  /** Whether nothing failed. */
  public boolean passed() {
    return results.values().stream().allMatch(Optional::isEmpty);
  }

  public String json() {
    List<Map<String, String>> cases = new ArrayList<>();
    results.forEach((name, failure) -> {
      Map<String, String> one = new LinkedHashMap<>();
      one.put("case", name);
      one.put("result", failure.isEmpty() ? "passed" : "failed");
      failure.ifPresent(text -> one.put("failure", text));
      cases.add(one);
    });
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("vendor", vendor);
    all.put("capability", capability);
    all.put("seeds", seeds);
    all.put("passed", passed());
    all.put("cases", cases);
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }
}
