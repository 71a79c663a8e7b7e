/**
 * What is sold: the words every part of the catalog shares. The parts are packages of their own:
 * {@code offer} (plans, their versions and prices), {@code addon}, {@code policy} (rules of a
 * contract and its dunning ladder), {@code profile} (zones, allowances, quality, tax) and {@code
 * engine} (named defaults).
 */
@NullMarked
package io.dotmac.sub.core.catalog;

import org.jspecify.annotations.NullMarked;
