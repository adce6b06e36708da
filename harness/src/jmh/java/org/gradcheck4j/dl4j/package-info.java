/** What of DL4J is measured beside this project: in the bridge's package, so that no type of ND4J leaves it here either. */
@NullMarked
package org.gradcheck4j.dl4j;

import org.jspecify.annotations.NullMarked;
