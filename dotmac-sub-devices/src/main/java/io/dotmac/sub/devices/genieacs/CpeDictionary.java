package io.dotmac.sub.devices.genieacs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dotmac.sub.devices.cpe.CpeParameter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where equipment has its values: by the two roots of TR-098 and TR-181, and by model where one has
 * a value elsewhere. A model is {@code OUI-ProductClass}, as device ids begin.
 */
public final class CpeDictionary {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

  private final Map<String, Map<CpeParameter, String>> paths;

  private CpeDictionary(Map<String, Map<CpeParameter, String>> paths) {
    this.paths = paths;
  }

  /** The one that comes along. */
  public static CpeDictionary shipped() {
    try (InputStream in = CpeDictionary.class.getResourceAsStream("cpe-parameters.json")) {
      if (in == null) {
        throw new IllegalStateException(
            "cpe-parameters.json is missing beside " + CpeDictionary.class);
      }
      String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new CpeDictionary(Map.of()).overriddenBy(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * This one with others over it: {@code {"202BC1-BM632w": {"RX_DBM": "Device.Optical..."}}},
   * where the name may also be the root {@code InternetGatewayDevice} or {@code Device}.
   */
  public CpeDictionary overriddenBy(String json) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a dictionary of parameters is JSON, this is not", e);
    }
    Map<String, Map<CpeParameter, String>> all = new LinkedHashMap<>(paths);
    root.properties().forEach(model -> {
      Map<CpeParameter, String> known = new EnumMap<>(CpeParameter.class);
      known.putAll(all.getOrDefault(model.getKey(), Map.of()));
      model.getValue().properties().forEach(each -> {
        String path = each.getValue().asText();
        if (!PATH.matcher(path).matches()) {
          throw new IllegalArgumentException("the path of " + each.getKey() + " of "
              + model.getKey() + " is no path of a parameter: " + path);
        }
        known.put(parameter(each.getKey()), path);
      });
      all.put(model.getKey(), known);
    });
    return new CpeDictionary(all);
  }

  private static CpeParameter parameter(String name) {
    try {
      return CpeParameter.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("there is no parameter " + name, e);
    }
  }

  /** Where a model with one of the roots has a value; empty when nobody says. */
  Optional<String> path(String model, String root, CpeParameter parameter) {
    return Optional.ofNullable(paths.getOrDefault(model, Map.of()).get(parameter))
        .or(() -> Optional.ofNullable(paths.getOrDefault(root, Map.of()).get(parameter)));
  }
}
