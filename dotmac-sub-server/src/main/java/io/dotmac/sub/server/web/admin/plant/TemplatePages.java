package io.dotmac.sub.server.web.admin.plant;

import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.template.ConfigTemplate;
import io.dotmac.sub.core.provisioning.template.ConfigTemplateId;
import io.dotmac.sub.core.provisioning.template.TemplateTerms;
import io.dotmac.sub.core.provisioning.template.TemplateValue;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Field;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Sheets;
import io.dotmac.sub.server.web.part.Sheets.Cell;
import io.dotmac.sub.server.web.part.Sheets.Head;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The pages about templates of commands. */
public final class TemplatePages {
  static final String TEMPLATES = "/admin/network/templates";

  private static final String ALL = """
      select t.id, t.name, t.vendor, t.description, t.is_active,
        (select count(*) from provisioning_step s where s.tenant_id = t.tenant_id
          and s.template_id = t.id and s.is_active) as steps
      from config_template t where t.tenant_id = :tenant
      """;

  private TemplatePages() {}

  /**
   * One template.
   *
   * @param path where it is saved
   * @param saved whether there is something to preview
   * @param values the names that it may use
   * @param preview what it would do; empty before it was asked
   */
  public record Page(
      String title,
      String path,
      boolean saved,
      boolean mayWrite,
      Errors errors,
      Form form,
      String values,
      Trial trial,
      String preview) {}

  /** What is typed. */
  public record Form(
      Field name, List<Filters.Option> vendors, Field description, String body, boolean isActive) {}

  /** Where it is tried. */
  public record Trial(List<Filters.Option> devices, Field serial, Field vlan) {}

  static Sheets.Page list(Visit visit) {
    long total = PlantPages.count(visit, "config_template where tenant_id = :tenant");
    List<Sheets.Row> rows = PlantPages.paged(visit, ALL)
        .then("order by t.is_active desc, lower(t.name), t.id" + PlantPages.PAGE)
        .list(row -> Sheets.Row.of(
            Cell.link(row.text("name"), TEMPLATES + "/" + row.id("id")),
            Cell.words(visit.name("olt_vendor", row.text("vendor"))),
            Cell.words(visit.formats().orNone(row.text("description"))),
            Cell.words(visit.name("yes_no", row.flag("is_active") ? "yes" : "no")),
            Cell.figure(visit.formats().count(row.number("steps")))));
    return PlantPages.page(
        visit,
        TEMPLATES,
        "plant.templates",
        total,
        Sheets.Table.stacked(
            "",
            List.of(
                Head.words(visit.say("plant.name")),
                Head.words(visit.say("backup.vendor")),
                Head.words(visit.say("plant.notes")),
                Head.words(visit.say("plant.in_use")),
                Head.figures(visit.say("commands.steps"))),
            rows,
            visit.say("commands.none")));
  }

  /** What was typed into the form. */
  static TemplateTerms typed(MultivaluedMap<String, String> sent) {
    String description = value(sent, "description");
    return new TemplateTerms(
        value(sent, "name"),
        WireName.parse(ProvisioningVendor.class, value(sent, "vendor")),
        description.isEmpty() ? null : description,
        Objects.requireNonNullElse(sent.getFirst("body"), ""),
        sent.getFirst("active") != null);
  }

  private static String value(MultivaluedMap<String, String> sent, String name) {
    return Objects.requireNonNullElse(sent.getFirst(name), "").strip();
  }

  static Page blank(Visit visit) {
    return page(visit, Optional.empty(), TemplateTerms.BLANK, "", Tried.NOTHING);
  }

  static Page of(Visit visit, UUID id) {
    return tried(visit, id, "", Tried.NOTHING);
  }

  /** The same after it was tried. */
  static Page tried(Visit visit, UUID id, String problem, Tried tried) {
    ConfigTemplate row = visit.tx().require(ConfigTemplate.class, new ConfigTemplateId(id));
    return page(visit, Optional.of(id), row.terms(), problem, tried);
  }

  /** Where it was tried, and what came of it. */
  record Tried(String device, String serial, String vlan, String plan) {
    static final Tried NOTHING = new Tried("", "", "", "");

    static Tried at(MultivaluedMap<String, String> sent) {
      return new Tried(
          value(sent, "device"), value(sent, "serial_number"), value(sent, "vlan"), "");
    }

    Tried with(String shown) {
      return new Tried(device, serial, vlan, shown);
    }
  }

  static Page page(
      Visit visit, Optional<UUID> id, TemplateTerms terms, String problem, Tried tried) {
    return new Page(
        id.isEmpty() ? visit.say("commands.add") : terms.name(),
        TEMPLATES + id.map(it -> "/" + it).orElse(""),
        id.isPresent(),
        visit.tx().caller().may("provisioning:write"),
        problem.isEmpty() ? Errors.NONE : Errors.of(problem),
        new Form(
            Field.of("name", visit.say("plant.name"), terms.name()),
            Arrays.stream(ProvisioningVendor.values())
                .map(WireName::of)
                .filter(vendor -> !vendor.equals("genieacs") && !vendor.equals("other"))
                .map(vendor -> new Filters.Option(
                    vendor,
                    visit.name("olt_vendor", vendor),
                    vendor.equals(WireName.of(terms.vendor()))))
                .toList(),
            Field.of(
                "description",
                visit.say("plant.notes"),
                Objects.requireNonNullElse(terms.description(), "")),
            terms.body(),
            terms.isActive()),
        String.join(", ", new TreeSet<>(TemplateValue.names())),
        new Trial(
            devices(visit, WireName.of(terms.vendor()), tried.device()),
            Field.of("serial_number", visit.say("plant.serial"), tried.serial()),
            Field.of("vlan", visit.say("commands.vlan"), tried.vlan())),
        tried.plan());
  }

  private static List<Filters.Option> devices(Visit visit, String vendor, String chosen) {
    return visit
        .query("select id, name from provisioning_device where tenant_id = :tenant and is_active"
            + " and vendor = :vendor")
        .with("vendor", vendor)
        .then("order by lower(name), id limit 200")
        .list(row -> new Filters.Option(
            row.id("id").toString(), row.text("name"), row.id("id").toString().equals(chosen)));
  }
}
