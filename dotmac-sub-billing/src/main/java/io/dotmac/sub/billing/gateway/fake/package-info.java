/**
 * A provider of payments that moves no money: for demos, for trials of an integration, and for
 * tests of what real ones do at their worst.
 *
 * <p>Start with {@link io.dotmac.sub.billing.gateway.fake.FakeGateway}.
 */
@NullMarked
package io.dotmac.sub.billing.gateway.fake;

import org.jspecify.annotations.NullMarked;
