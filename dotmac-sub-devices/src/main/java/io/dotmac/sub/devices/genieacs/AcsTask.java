package io.dotmac.sub.devices.genieacs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dotmac.sub.devices.cpe.CpeId;
import io.dotmac.sub.devices.cpe.CpeParameter;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.plan.Request;
import java.util.Collection;

/**
 * A task for a piece of equipment. There are only those that are made here: a server that gets a
 * task it does not know ends the connection without a word.
 *
 * @param cpe for which
 * @param shown for people, with secrets masked
 * @param body as it is sent
 */
record AcsTask(CpeId cpe, String shown, ObjectNode body) implements Request {
  private static final JsonNodeFactory JSON = new ObjectMapper().getNodeFactory();

  /** A value to set, with where it goes. */
  record Setting(CpeParameter parameter, String path, String value) {
    String shown() {
      boolean secret = parameter.kind() == CpeParameter.Kind.SECRET;
      return path + "=" + (secret ? Secrets.MASK : value);
    }
  }

  static AcsTask read(CpeId cpe, Collection<String> paths) {
    ObjectNode body = named("getParameterValues");
    ArrayNode names = body.putArray("parameterNames");
    paths.forEach(names::add);
    return new AcsTask(cpe, "getParameterValues " + String.join(" ", paths), body);
  }

  static AcsTask set(CpeId cpe, Collection<Setting> settings) {
    ObjectNode body = named("setParameterValues");
    ArrayNode values = body.putArray("parameterValues");
    StringBuilder shown = new StringBuilder("setParameterValues");
    for (Setting each : settings) {
      ArrayNode value = values.addArray().add(each.path());
      switch (each.parameter().kind()) {
        case NUMBER -> value.add(Long.parseLong(each.value()));
        case TRUTH -> value.add(Boolean.parseBoolean(each.value()));
        case TEXT, SECRET -> value.add(each.value());
      }
      value.add(each.parameter().kind().type());
      shown.append(' ').append(each.shown());
    }
    return new AcsTask(cpe, shown.toString(), body);
  }

  static AcsTask reboot(CpeId cpe) {
    return new AcsTask(cpe, "reboot", named("reboot"));
  }

  static AcsTask factoryReset(CpeId cpe) {
    return new AcsTask(cpe, "factoryReset", named("factoryReset"));
  }

  static AcsTask download(CpeId cpe, String file) {
    return new AcsTask(cpe, "download " + file, named("download").put("file", file));
  }

  private static ObjectNode named(String name) {
    return JSON.objectNode().put("name", name);
  }

  @Override
  public String toString() {
    return shown;
  }
}
