package io.dotmac.sub.core.network.plant;

import io.dotmac.sub.core.network.inventory.Constraint;
import io.dotmac.sub.core.network.inventory.Fixed;
import io.dotmac.sub.core.network.inventory.Form;
import io.dotmac.sub.core.network.inventory.Item;
import io.dotmac.sub.core.network.inventory.RefersTo;
import io.dotmac.sub.core.network.inventory.Text;
import io.dotmac.sub.core.network.inventory.Usually;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Divides light; its ports come with it, as its ratio says. */
@Item(
    table = "splitter",
    search = {"name"},
    order = "name")
@Constraint(
    name = "splitter_place",
    field = "closure_id",
    code = "mismatch",
    says = "a cabinet or a closure was expected, and both found")
@Constraint(name = "splitter_name", field = "name", says = "another splitter there has this name")
public record Splitter(
    @Nullable @RefersTo("fdh_cabinet") UUID fdhId,
    @Nullable @RefersTo("fiber_splice_closure") UUID closureId,
    @Text String name,
    @Fixed @Text(max = 5, form = Form.SPLIT_RATIO) String splitterRatio,
    @Nullable @Text(max = 10_000) String notes,
    @Usually("true") boolean isActive) {}
