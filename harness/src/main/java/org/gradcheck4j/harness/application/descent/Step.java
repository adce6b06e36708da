package org.gradcheck4j.harness.application.descent;

import java.util.List;
import org.gradcheck4j.model.Gradients;

/**
 * One step that an engine is asked for.
 *
 * @param updater its rule
 * @param rate r, a number of the precision
 * @param moments what the updater keeps from the steps before, in the shapes of the weights and rounded to the precision: nothing for
 *     {@code SGD}, v for {@code NESTEROVS}, m and v for {@code ADAM}
 * @param stepsBefore how many steps were made before
 */
public record Step(Updater updater, double rate, List<Gradients> moments, int stepsBefore) {

    /** Keeps an unmodifiable copy. */
    public Step {
        moments = List.copyOf(moments);
    }

    static Step plain(double rate) {
        return new Step(Updater.SGD, rate, List.of(), 0);
    }
}
