/**
 * What went wrong, said so that a caller can act: stable codes, the field, what was expected and
 * what was found. The edge turns a {@link io.dotmac.sub.core.problem.Problem} into RFC 9457
 * {@code application/problem+json}. Messages carry no secrets.
 */
@NullMarked
package io.dotmac.sub.core.problem;

import org.jspecify.annotations.NullMarked;
