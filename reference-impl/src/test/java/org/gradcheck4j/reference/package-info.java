@NullMarked
package org.gradcheck4j.reference;

import org.jspecify.annotations.NullMarked;
