package org.gradcheck4j.harness.application.descent;

import org.gradcheck4j.model.Batch;
import org.gradcheck4j.model.Network;
import org.gradcheck4j.model.Precision;

/** A step as the engine's own library makes it. */
@FunctionalInterface
public interface OwnStep {

    /**
     * Makes one step with the whole batch.
     *
     * @param network the weights before it, rounded to the precision
     * @param batch rounded to the precision
     * @param precision to compute in
     * @param step which
     * @return the weights after it
     */
    Network from(Network network, Batch batch, Precision precision, Step step);
}
