/**
 * Backprop from scratch, the exact oracle that referees, and the error bound that every engine is judged by. Users may
 * rely on what is public; the arithmetic behind it is package-private.
 */
@NullMarked
package org.gradcheck4j.reference;

import org.jspecify.annotations.NullMarked;
