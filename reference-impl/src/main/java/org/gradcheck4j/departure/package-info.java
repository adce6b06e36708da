/**
 * What an engine would return if its backward pass departed from the formula in a known way, with the error bound of
 * that computation. Start with {@link org.gradcheck4j.departure.Departure}. For the diagnosis, not for users.
 */
@NullMarked
package org.gradcheck4j.departure;

import org.jspecify.annotations.NullMarked;
