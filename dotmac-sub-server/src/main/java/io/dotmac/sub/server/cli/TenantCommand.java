package io.dotmac.sub.server.cli;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tenant.TenantKind;
import io.dotmac.sub.core.tenant.TenantStatus;
import io.dotmac.sub.core.tenant.register.TenantRegister;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.Installation;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import io.dotmac.sub.server.web.admin.setting.KnownSettings;
import io.dotmac.sub.server.web.document.Letterhead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tenants: one provider each. */
@Command(
    name = "tenant",
    description = "Create, suspend, export and delete tenants, one for each provider.",
    mixinStandardHelpOptions = true,
    subcommands = {
      TenantCommand.Create.class,
      TenantCommand.All.class,
      TenantCommand.Suspend.class,
      TenantCommand.Resume.class,
      TenantDomainCommand.class,
      TenantExportCommand.class,
      TenantDeleteCommand.class
    })
final class TenantCommand extends GroupCommand {
  @Command(
      name = "create",
      description = "Create a tenant and the host names that select it.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example: dotmac-sub tenant create --data data --code lagoon --name 'Lagoon Fibre'"
            + " --currency NGN --zone Africa/Lagos --host billing.lagoon.example"
            + " --setting billing.document_accent_color=#1B5E9B --logo lagoon.png"
      })
  static final class Create implements Callable<Integer> {
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Option(names = "--code", required = true, description = "A short name in lower case.")
    private String code;

    @Option(names = "--name", required = true, description = "The name people read.")
    private String name;

    @Option(names = "--currency", required = true, description = "ISO 4217, such as NGN.")
    private String currency;

    @Option(names = "--zone", required = true, description = "Such as Africa/Lagos.")
    private String zone;

    @Option(names = "--locale", defaultValue = "en", description = "Such as en-NG.")
    private String locale;

    @Option(names = "--host", required = true, description = "A host name; may be repeated.")
    private List<String> hosts;

    @Option(
        names = "--sandbox",
        description =
            "For trying things out: its business clock can be moved, its money is not real.")
    private boolean sandbox;

    @Option(
        names = "--setting",
        paramLabel = "NAME=VALUE",
        description = "What it decides from the start; may be repeated.")
    private Map<String, String> settings = Map.of();

    @Option(names = "--logo", paramLabel = "FILE", description = "A PNG or JPEG for documents.")
    private @Nullable Path logo;

    @Override
    public Integer call() {
      Map<Setting<?>, String> chosen = chosen();
      Tenant wanted = new Tenant(
          new TenantId(Ids.next()),
          code,
          name,
          currency(),
          zone(),
          Locale.forLanguageTag(locale),
          sandbox ? TenantKind.SANDBOX : TenantKind.LIVE,
          TenantStatus.ACTIVE,
          Duration.ZERO);
      try (Installation installation = where.open()) {
        if (installation.db().tenants().byCode(code).isPresent()) {
          throw new StartFailure("a tenant '" + code + "' exists already");
        }
        for (String host : hosts) {
          if (installation.db().tenants().byHost(host).isPresent()) {
            throw new StartFailure("the host " + host + " selects another tenant already");
          }
        }
        installation.db().tenants().create(wanted, hosts);
        installation
            .db()
            .run(
                wanted.id(),
                tx -> chosen.forEach((setting, value) -> Settings.set(tx, setting, value)));
        spec.commandLine().getOut().println("Created tenant " + code + " (" + wanted.id() + ").");
        return ExitCode.OK;
      }
    }

    /** Refused before anything is made. */
    private Map<Setting<?>, String> chosen() {
      Map<Setting<?>, String> chosen = new LinkedHashMap<>();
      settings.forEach((name, value) -> {
        int dot = Math.max(0, name.indexOf('.'));
        try {
          Setting<?> setting =
              KnownSettings.require(name.substring(0, dot), name.substring(dot + 1));
          Settings.check(setting, value);
          chosen.put(setting, value);
        } catch (ProblemException e) {
          throw new StartFailure("--setting " + name + ": " + e.problem().detail(), e);
        }
      });
      if (logo != null) {
        try {
          chosen.put(Letterhead.LOGO, Base64.getEncoder().encodeToString(Files.readAllBytes(logo)));
        } catch (IOException e) {
          throw new StartFailure("--logo: " + logo + " cannot be read", e);
        }
      }
      return chosen;
    }

    private String currency() {
      try {
        return Currency.getInstance(currency).getCurrencyCode();
      } catch (IllegalArgumentException e) {
        throw new StartFailure("--currency: expected an ISO 4217 code, found '" + currency + "'");
      }
    }

    private ZoneId zone() {
      try {
        return ZoneId.of(zone);
      } catch (DateTimeException e) {
        throw new StartFailure("--zone: expected a zone like Africa/Lagos, found '" + zone + "'");
      }
    }
  }

  @Command(
      name = "list",
      description = "List the tenants and the host names that select them.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: dotmac-sub tenant list --data data"})
  static final class All implements Callable<Integer> {
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
      try (Installation installation = where.open()) {
        TenantRegister register = installation.register();
        for (Tenant tenant : installation.db().tenants().all()) {
          String hosts = register.domains(tenant.id()).stream()
              .map(TenantRegister.Domain::host)
              .collect(Collectors.joining(", "));
          spec.commandLine()
              .getOut()
              .println("%s: %s, %s, %s, %s; %s"
                  .formatted(
                      tenant.code(),
                      tenant.name(),
                      tenant.currency(),
                      WireName.of(tenant.kind()),
                      WireName.of(tenant.status()),
                      hosts));
        }
        return ExitCode.OK;
      }
    }
  }

  @Command(
      name = "suspend",
      description = "Keep everybody of a tenant out, and its jobs from running.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Its customers stay online, and what they use is kept. 'tenant resume' takes it back.",
        "",
        "Example: dotmac-sub tenant suspend --data data --tenant lagoon"
      })
  static final class Suspend implements Callable<Integer> {
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tenant", required = true, description = "The tenant's code.")
    private String code;

    @Override
    public Integer call() {
      try (Installation installation = where.open()) {
        Tenant tenant = InstallationOptions.tenant(installation, code);
        installation.register().suspend(tenant.id());
        spec.commandLine().getOut().println("Suspended tenant " + code + ".");
        return ExitCode.OK;
      }
    }
  }

  @Command(
      name = "resume",
      description = "Let a suspended tenant go on.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example: dotmac-sub tenant resume --data data --tenant lagoon"})
  static final class Resume implements Callable<Integer> {
    @Mixin
    private InstallationOptions where;

    @Spec
    private CommandSpec spec;

    @Option(names = "--tenant", required = true, description = "The tenant's code.")
    private String code;

    @Override
    public Integer call() {
      try (Installation installation = where.open()) {
        Tenant tenant = InstallationOptions.tenant(installation, code);
        installation.register().resume(tenant.id());
        spec.commandLine().getOut().println("Tenant " + code + " goes on.");
        return ExitCode.OK;
      }
    }
  }
}
