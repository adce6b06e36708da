/**
 * Numbers and tables as people read them, the same in every locale. For the harness itself, not for users.
 */
@NullMarked
package org.gradcheck4j.harness.text;

import org.jspecify.annotations.NullMarked;
