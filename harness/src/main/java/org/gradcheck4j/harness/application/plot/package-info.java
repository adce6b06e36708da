/**
 * Plots as SVG. A page takes marks on a logarithmic axis, points, a heat map, a histogram and a bar as they are: their colours are
 * classes, for the page's style sheet. What has a {@link org.gradcheck4j.harness.application.plot.Caption} is a file of its own.
 * Nothing here knows what a gradient is.
 */
@NullMarked
package org.gradcheck4j.harness.application.plot;

import org.jspecify.annotations.NullMarked;
