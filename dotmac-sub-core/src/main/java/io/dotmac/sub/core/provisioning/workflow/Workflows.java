package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.listing.Parsers;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.template.ConfigTemplate;
import io.dotmac.sub.core.provisioning.template.ConfigTemplateId;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Workflows and their steps. A run keeps the steps as they were when it began. */
public final class Workflows {
  /** All workflows, by name; staff only. */
  public static final Listing<ProvisioningWorkflow> LISTING = Listing.of(ProvisioningWorkflow.class)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .filter(
          "vendor",
          "e.terms.vendor = :vendor",
          text -> WireName.parse(ProvisioningVendor.class, text))
      .sort("name", "lower(e.terms.name)")
      .sort("created_at", "e.createdAt")
      .search("lower(e.terms.name) like :q escape '\\'")
      .defaultSort("name");

  /** All steps, in their order; staff only. */
  public static final Listing<ProvisioningStep> STEPS = Listing.of(ProvisioningStep.class)
      .filter("workflow_id", "e.workflow.value = :workflow_id", Id::parse)
      .filter("is_active", "e.terms.isActive = :is_active", Parsers::flag)
      .sort("order_index", "e.terms.orderIndex")
      .defaultSort("order_index");

  /** Adds a workflow without a step. */
  public ProvisioningWorkflow create(Tx tx, WorkflowTerms terms) {
    check(tx, terms, null);
    ProvisioningWorkflow workflow = new ProvisioningWorkflow(terms);
    tx.save(workflow);
    return workflow;
  }

  /** The workflow of that id. */
  public ProvisioningWorkflow require(Tx tx, WorkflowId id) {
    return LISTING.require(tx, id);
  }

  /** Changes all that may be edited. */
  public ProvisioningWorkflow update(Tx tx, WorkflowId id, WorkflowTerms terms) {
    ProvisioningWorkflow workflow = require(tx, id);
    check(tx, terms, id);
    boolean other = terms.vendor() != workflow.terms().vendor();
    new Checks()
        .rule(
            !other || steps(tx, id).isEmpty(),
            "/vendor",
            "has_steps",
            "its steps are for " + WireName.of(workflow.terms().vendor())
                + ": take them out first, or write another workflow")
        .done();
    workflow.change(terms);
    return workflow;
  }

  /** No new run begins with it. */
  public void deactivate(Tx tx, WorkflowId id) {
    ProvisioningWorkflow workflow = require(tx, id);
    workflow.change(workflow.terms().active(false));
  }

  /** Adds a step. */
  public ProvisioningStep add(Tx tx, WorkflowId id, StepTerms terms) {
    ProvisioningWorkflow workflow =
        tx.lock(ProvisioningWorkflow.class, require(tx, id).id());
    check(tx, workflow.id(), terms, null);
    ProvisioningStep step = new ProvisioningStep(workflow.id(), terms);
    tx.save(step);
    return step;
  }

  /** The step of that id. */
  public ProvisioningStep requireStep(Tx tx, ProvisioningStepId id) {
    return STEPS.require(tx, id);
  }

  /** Changes all that may be edited. */
  public ProvisioningStep update(Tx tx, ProvisioningStepId id, StepTerms terms) {
    ProvisioningStep step = requireStep(tx, id);
    check(tx, step.workflow(), terms, id);
    step.change(terms);
    return step;
  }

  /** New runs leave it out. */
  public void deactivate(Tx tx, ProvisioningStepId id) {
    ProvisioningStep step = requireStep(tx, id);
    step.change(step.terms().active(false));
  }

  /** The steps in use, in order. */
  public List<ProvisioningStep> steps(Tx tx, WorkflowId id) {
    return tx.session()
        .createSelectionQuery(
            "from ProvisioningStep e where e.workflow.value = :workflow"
                + " and e.terms.isActive = true order by e.terms.orderIndex",
            ProvisioningStep.class)
        .setParameter("workflow", id.value())
        .getResultList();
  }

  private void check(
      Tx tx, WorkflowId workflow, StepTerms terms, @Nullable ProvisioningStepId self) {
    boolean taken = terms.isActive()
        && steps(tx, workflow).stream()
            .anyMatch(other ->
                other.terms().orderIndex() == terms.orderIndex() && !other.id().equals(self));
    template(tx, workflow, terms)
        .rule(!taken, "/order_index", "taken", "another step of the workflow has that place")
        .done();
  }

  /** A template must be there, in use, and for the same devices. */
  private static Checks template(Tx tx, WorkflowId workflow, StepTerms terms) {
    ProvisioningVendor vendor =
        tx.require(ProvisioningWorkflow.class, workflow).terms().vendor();
    Checks checks = terms.check(vendor);
    UUID id = terms.config().templateId();
    if (id == null) {
      return checks;
    }
    return checks.rule(
        tx.find(ConfigTemplate.class, new ConfigTemplateId(id))
            .filter(it -> it.terms().isActive() && it.terms().vendor() == vendor)
            .isPresent(),
        "/config/template_id",
        "unknown",
        "no active template for devices of " + WireName.of(vendor) + " has the id " + id);
  }

  private static void check(Tx tx, WorkflowTerms terms, @Nullable WorkflowId self) {
    Checks checks = terms.check();
    boolean taken = terms.isActive()
        && tx
            .session()
            .createSelectionQuery(
                "from ProvisioningWorkflow e where e.terms.isActive = true"
                    + " and lower(e.terms.name) = lower(:name)",
                ProvisioningWorkflow.class)
            .setParameter("name", terms.name())
            .getResultList()
            .stream()
            .anyMatch(other -> !other.id().equals(self));
    checks
        .rule(!taken, "/name", "taken", "another active workflow has that name")
        .done();
  }
}
