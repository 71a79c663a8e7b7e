package io.dotmac.sub.core.provisioning.template;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Templates of commands. A run keeps what they said when it began. */
public final class ConfigTemplates {
  /** All of them, by name; staff only. */
  public static final Listing<ConfigTemplate> LISTING = Listing.of(ConfigTemplate.class)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .filter(
          "vendor",
          "e.terms.vendor = :vendor",
          text -> WireName.parse(ProvisioningVendor.class, text))
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q escape '\\'")
      .defaultSort("name");

  /** The entities of this package, for the session factory. */
  public static final List<Class<?>> ENTITIES = List.of(ConfigTemplate.class);

  private final TemplateRule rule;

  /** Takes what {@code rule} takes. */
  public ConfigTemplates(TemplateRule rule) {
    this.rule = rule;
  }

  /** Adds one. */
  public ConfigTemplate create(Tx tx, TemplateTerms terms) {
    check(tx, terms, null);
    ConfigTemplate template = new ConfigTemplate(terms);
    tx.save(template);
    return template;
  }

  /** The one of that id. */
  public ConfigTemplate require(Tx tx, ConfigTemplateId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public ConfigTemplate update(Tx tx, ConfigTemplateId id, TemplateTerms terms) {
    ConfigTemplate template = require(tx, id);
    check(tx, terms, id);
    template.change(terms);
    return template;
  }

  /** No new step pushes by it. */
  public void deactivate(Tx tx, ConfigTemplateId id) {
    ConfigTemplate template = require(tx, id);
    template.change(template.terms().active(false));
  }

  private void check(Tx tx, TemplateTerms terms, @Nullable ConfigTemplateId self) {
    Checks checks = terms.check();
    rule.flaw(terms.vendor(), terms.body(), TemplateValue.names())
        .ifPresent(why -> checks.rule(false, "/body", "template", why));
    boolean taken = terms.isActive()
        && tx
            .session()
            .createSelectionQuery(
                "from ConfigTemplate e where e.terms.isActive = true"
                    + " and lower(e.terms.name) = lower(:name)",
                ConfigTemplate.class)
            .setParameter("name", terms.name())
            .getResultList()
            .stream()
            .anyMatch(other -> !other.id().equals(self));
    checks
        .rule(!taken, "/name", "taken", "another active template has that name")
        .done();
  }
}
