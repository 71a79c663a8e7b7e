package io.dotmac.sub.server.web.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frame of the staff portal.
 *
 * @param lang the language of the page, for {@code <html lang>}
 * @param csrf the token every form carries
 * @param query what the search box holds
 * @param flash what the last form did, or null
 * @param clock what time it is here if the business clock was moved, else empty
 */
public record AdminShell(
    String lang,
    Person tenant,
    Person user,
    List<Nav> groups,
    List<Nav.Item> tabs,
    String csrf,
    String query,
    @Nullable Flash flash,
    String clock) {}
