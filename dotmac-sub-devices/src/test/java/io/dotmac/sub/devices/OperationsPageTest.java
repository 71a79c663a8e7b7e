package io.dotmac.sub.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.cpe.CpeDriver;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.driver.Driver;
import io.dotmac.sub.devices.driver.DriverProvider;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.olt.OltDriver;
import io.dotmac.sub.devices.testing.InMemory;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The page of operations says of each vendor what its driver does. */
class OperationsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/devices.md");
  private static final List<Class<?>> CAPABILITIES =
      List.of(OltDriver.class, NasDriver.class, CpeDriver.class);

  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList();
  }

  /** What the page says, by vendor and operation: {@code supported} and what follows. */
  private static Map<String, String> written(Class<?> capability) throws IOException {
    Map<String, String> written = new TreeMap<>();
    boolean here = false;
    List<String> heads = List.of();
    for (String line : Files.readAllLines(PAGE)) {
      if (line.startsWith("## ")) {
        here = line.endsWith("`" + capability.getSimpleName() + "`");
      } else if (here && line.startsWith("| operation ")) {
        heads = cells(line);
      } else if (here && line.startsWith("| `") && heads.size() == cells(line).size()) {
        List<String> cells = cells(line);
        for (int i = 1; i < cells.size(); i++) {
          if (heads.get(i).startsWith("`")) {
            String key = (heads.get(i) + " " + cells.get(0)).replace("`", "");
            assertThat(written.put(key, cells.get(i))).as(key + " stands once").isNull();
          }
        }
      }
    }
    return written;
  }

  /** What the drivers do, by vendor and operation. */
  private static Map<String, Boolean> real(Class<?> capability) {
    Map<String, Boolean> real = new TreeMap<>();
    for (DriverProvider provider : ServiceLoader.load(DriverProvider.class)) {
      try (Driver driver = InMemory.open(provider)) {
        driver
            .as(capability)
            .ifPresent(device -> operations(capability).forEach(method -> {
              boolean supported = !implementation(device, method).isDefault();
              real.put(provider.vendor() + " " + method.getName(), supported);
              if (!supported) {
                isRefused(device, method);
              }
            }));
      }
    }
    return real;
  }

  private static List<Method> operations(Class<?> capability) {
    return Arrays.stream(capability.getDeclaredMethods())
        .filter(each -> !Modifier.isPrivate(each.getModifiers()) && !each.isSynthetic())
        .toList();
  }

  private static Method implementation(Object device, Method method) {
    try {
      return device.getClass().getMethod(method.getName(), method.getParameterTypes());
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static void isRefused(Object device, Method method) {
    Object[] nothing = Arrays.stream(method.getParameterTypes())
        .map(type -> type == int.class ? 0 : null)
        .toArray();
    assertThatThrownBy(() -> method.invoke(device, nothing))
        .as(method.getName())
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error()).isInstanceOf(DeviceError.Unsupported.class));
  }

  @Test
  void thePageSaysOfEachVendorAndOperationWhetherItIsSupported() throws IOException {
    for (Class<?> capability : CAPABILITIES) {
      Map<String, String> written = written(capability);
      Map<String, Boolean> real = real(capability);

      assertThat(written.keySet()).isEqualTo(real.keySet());
      written.forEach((key, text) -> assertThat(text.startsWith("supported"))
          .as(key + " is " + text)
          .isEqualTo(real.get(key)));
      assertThat(written.values()).allMatch(text -> text.matches("(?:un)?supported.*"));
    }
  }
}
