package io.dotmac.sub.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.tx.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a demo is and how to get in: {@code demo.json} in its folder, readable by its owner only.
 *
 * @param baseUrl the server, by the first tenant's name for itself being in its host
 */
record DemoFile(String baseUrl, Radius radius, List<Provider> tenants) {
  static final String NAME = "demo.json";

  /** Where RADIUS listens, and the secret of the loopback clients. */
  record Radius(int authPort, int acctPort, String secret) {}

  /** One provider of the demo. */
  record Provider(
      String host, String name, String currency, List<Login> logins, List<Service> services) {}

  /** Somebody who may sign in. */
  record Login(String role, String username, String password) {}

  /** A service to try RADIUS with. */
  record Service(String username, String password, String status) {}

  DemoFile at(String url, int authPort, int acctPort) {
    return new DemoFile(url, new Radius(authPort, acctPort, radius.secret()), tenants);
  }

  DemoFile withTenants(List<Provider> others) {
    return new DemoFile(baseUrl, radius, others);
  }

  /** Writes it so that it is there whole or not at all. */
  void write(Path folder) throws IOException {
    Path fresh = Files.createTempFile(
        folder,
        NAME,
        ".tmp",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        fresh,
        WireJson.tree(WireJson.write(this)).toPrettyString() + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.WRITE);
    Files.move(fresh, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  static Optional<DemoFile> read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode tree = WireJson.tree(Files.readString(file));
    JsonNode radius = tree.get("radius");
    List<Provider> tenants = new ArrayList<>();
    tree.get("tenants").forEach(tenant -> tenants.add(provider(tenant)));
    return Optional.of(new DemoFile(
        tree.get("base_url").asText(),
        new Radius(
            radius.get("auth_port").asInt(),
            radius.get("acct_port").asInt(),
            radius.get("secret").asText()),
        tenants));
  }

  private static Provider provider(JsonNode tenant) {
    List<Login> logins = new ArrayList<>();
    tenant
        .get("logins")
        .forEach(login -> logins.add(new Login(
            login.get("role").asText(),
            login.get("username").asText(),
            login.get("password").asText())));
    List<Service> services = new ArrayList<>();
    tenant
        .get("services")
        .forEach(service -> services.add(new Service(
            service.get("username").asText(),
            service.get("password").asText(),
            service.get("status").asText())));
    return new Provider(
        tenant.get("host").asText(),
        tenant.get("name").asText(),
        tenant.get("currency").asText(),
        logins,
        services);
  }
}
