/**
 * How far a correct engine can be from the exact solution, entry by entry: the forward error bound, and what a precision
 * can hold. Start with {@link org.gradcheck4j.bound.DerivedErrorBound}; the derivation is {@code docs/error-bound.md}. A
 * bound is a proof: no change here may make one smaller without a derivation there. For the harness, not for users.
 */
@NullMarked
package org.gradcheck4j.bound;

import org.jspecify.annotations.NullMarked;
