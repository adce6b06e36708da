package org.gradcheck4j.harness.diagnosis.hypothesis;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/** Every entry clipped to [−c, c]: c is the largest entry of the engine's, and several entries are exactly as large. */
final class ClippedValue extends Hypothesis {

    /** Two entries of exactly the same size are not a coincidence; one is the largest in any gradient. */
    private static final int LEAST_ENTRIES = 2;

    ClippedValue() {
        super("clipped-value");
    }

    @Override
    public Stream<Candidate> candidates(Candidate base, Evidence evidence) {
        int L = evidence.depth();
        return Stream.of(GradientSelection.all(L), GradientSelection.everyDW(L))
                .flatMap(selection -> candidates(base, evidence, selection));
    }

    private Stream<Candidate> candidates(Candidate base, Evidence evidence, GradientSelection selection) {
        Map<Double, Integer> sizes = new HashMap<>();
        double largest = 0;
        int entries = 0;
        for (TensorName tensor : selection.among(evidence.gradients())) {
            Matrix actual = evidence.actual(tensor);
            for (int k = 0; k < actual.size(); k++) {
                double size = Math.abs(actual.get(k));
                largest = Math.max(largest, size);
                sizes.merge(size, 1, Integer::sum);
                entries++;
            }
        }
        int clipped = sizes.getOrDefault(largest, 0);
        return largest == 0 || clipped < LEAST_ENTRIES
                ? Stream.empty()
                : Stream.of(
                        candidate(base, selection, largest, clipped, entries).fitted());
    }

    private Candidate candidate(Candidate base, GradientSelection selection, double c, int clipped, int entries) {
        String sentence =
                ("%d of %d entries%s are exactly %s or −%s, and none of them is larger; the others are right: the gradient is "
                                + "clipped by value")
                        .formatted(
                                clipped,
                                entries,
                                selection.hasBiases() ? "" : " of every dW",
                                Figures.sixDigits(c),
                                Figures.sixDigits(c));
        // To clip rounds nothing, and brings no two numbers further apart.
        return base.changing(
                (tensor, before) -> selection.contains(tensor)
                        ? new Predicted(before.value().map(value -> Math.min(Math.max(value, -c), c)), before.bound())
                        : before,
                mistake(
                        sentence,
                        "compare the gradient as it is before the clip (PyTorch: clip_grad_value_; Keras: clipvalue)",
                        "clip",
                        c));
    }
}
