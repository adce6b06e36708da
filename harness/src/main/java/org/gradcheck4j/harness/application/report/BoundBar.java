package org.gradcheck4j.harness.application.report;

import org.gradcheck4j.harness.text.Figures;

/**
 * A fraction of the bound, in words.
 *
 * @param text the fraction
 */
record BoundBar(String text) {

    static BoundBar of(double fraction) {
        return new BoundBar(Figures.threeDigits(fraction));
    }
}
