/**
 * Plots as SVG, which a page takes as they are: marks on a logarithmic axis, points, a heat map, a histogram and a bar. Colours are
 * classes, for the page's style sheet. Nothing here knows what a gradient is.
 */
@NullMarked
package org.gradcheck4j.harness.application.plot;

import org.jspecify.annotations.NullMarked;
