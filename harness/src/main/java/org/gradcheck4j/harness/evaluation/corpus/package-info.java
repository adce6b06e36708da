/** How the tool answers to gradients that other people's backprops made, right ones and wrong ones: {@code certify --corpus}. */
@NullMarked
package org.gradcheck4j.harness.evaluation.corpus;

import org.jspecify.annotations.NullMarked;
