/**
 * The demo: two invented providers with subscribers, plans and six months of history. The plan of
 * what everybody does is pure and follows from a seed ({@link
 * io.dotmac.sub.server.demo.DemoScenario}); the figures are made by the product itself, which
 * bills, collects and duns its way through those months. Start at {@link
 * io.dotmac.sub.server.demo.DemoLoader}.
 */
@NullMarked
package io.dotmac.sub.server.demo;

import org.jspecify.annotations.NullMarked;
