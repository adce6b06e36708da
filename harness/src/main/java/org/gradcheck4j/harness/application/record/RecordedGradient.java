package org.gradcheck4j.harness.application.record;

import java.util.Optional;
import org.gradcheck4j.harness.comparison.Outcome;
import org.gradcheck4j.harness.npz.GradientFile;
import org.gradcheck4j.model.Arithmetic;

/**
 * What one engine made of one case in one precision.
 *
 * @param key which gradient
 * @param family of the case
 * @param output what the engine returned; empty if there is none that can be compared
 * @param outcome the verdict when it was recorded
 * @param diagnosis its id, if there was one
 * @param reason of the verdict; empty if the numbers alone say it
 */
public record RecordedGradient(
        GradientKey key,
        String family,
        Optional<Output> output,
        Outcome outcome,
        Optional<String> diagnosis,
        String reason) {

    /**
     * An output, and what its error bound has to know of the engine, which may be missing when the output is read.
     *
     * @param file with the inputs
     * @param arithmetic that the engine declared
     */
    public record Output(GradientFile file, Arithmetic arithmetic) {}
}
