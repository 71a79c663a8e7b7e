package io.dotmac.sub.server.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame of the customers' portal; see {@link AdminShell} for the shared components.
 *
 * @param acting what staff are told who look at it, or empty
 */
public record PortalShell(
    String lang,
    Person tenant,
    Person user,
    List<Nav.Item> items,
    List<Nav.Item> tabs,
    String csrf,
    @Nullable Flash flash,
    String clock,
    String acting) {}
