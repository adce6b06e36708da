/**
 * Certification: every fault of the diagnosis table, injected into correct gradients by a backprop that shares nothing
 * with what is certified, and what the harness and its peers make of it. Users run it with {@link
 * org.gradcheck4j.harness.certification.Certification}.
 */
@NullMarked
package org.gradcheck4j.harness.certification;

import org.jspecify.annotations.NullMarked;
