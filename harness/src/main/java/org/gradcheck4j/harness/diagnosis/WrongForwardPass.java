package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Activations that are wrong: in which layers, given the engine's own input of each, and what was made there if that is known.
 *
 * @param evidence of an engine that shows its activations
 * @param wrong the layers whose activation disagrees, ascending; at least one
 */
record WrongForwardPass(Evidence evidence, List<Integer> wrong) {

    /** The bound for the right input is the best there is for another one. */
    private static final int BOUNDS_OF_ANOTHER_INPUT = 2;

    /** So far from what its input gives, an activation was not made from it. */
    private static final int BOUNDS_OF_NO_INPUT = 16;

    static Optional<WrongForwardPass> of(Evidence evidence, Verdict verdict) {
        List<Integer> wrong = verdict.tensors().stream()
                .filter(tensor -> tensor.name().is(TensorName.Quantity.A) && tensor.disagrees())
                .map(TensorComparison::layer)
                .sorted()
                .toList();
        return wrong.isEmpty() ? Optional.empty() : Optional.of(new WrongForwardPass(evidence, wrong));
    }

    int layer() {
        return wrong.get(0);
    }

    String sentence() {
        int i = layer();
        Optional<LayerFunction> function = function(i);
        if (wasOverwritten(i)) {
            return ("%s is not %s, but A%d is %s of the right A%d: so A%d was right when A%d was made from it, and was overwritten "
                            + "afterwards%s%s")
                    .formatted(
                            A(i), sigmoid(i), i + 1, sigmoid(i + 1), i, i, i + 1, sameNumbers(i), after(i, function));
        }
        String made = function.map(each -> "A%d is %s, not %s".formatted(i, each.text(i), sigmoid(i)))
                .orElse("A%d is not %s".formatted(i, sigmoid(i)));
        return "the forward pass goes wrong in layer %d: %s%s%s"
                .formatted(i, made, i == 1 ? "" : ", though " + Evidence.inputOf(i) + " is right", after(i, function));
    }

    String remedy() {
        int i = layer();
        return wasOverwritten(i)
                ? "give each layer an array of its own, or keep a copy"
                : function(i).map(LayerFunction::remedy).orElse("correct it before looking at any gradient");
    }

    private static String A(int i) {
        return TensorName.activation(i).toString();
    }

    private static String sigmoid(int i) {
        return "σ(W%d %s + b%d)".formatted(i, Evidence.inputOf(i), i);
    }

    private Optional<LayerFunction> function(int i) {
        return LayerFunction.of(i, evidence);
    }

    /** Whether the activation after a wrong one is right, and far from what it would be if it were made from the wrong one. */
    private boolean wasOverwritten(int i) {
        return i < evidence.depth() && !wrong.contains(i + 1) && !follows(i + 1, BOUNDS_OF_NO_INPUT);
    }

    private String sameNumbers(int i) {
        return IntStream.rangeClosed(0, evidence.depth())
                .filter(j -> j != i)
                .filter(j -> (j == 0 ? evidence.solution().batch().X() : evidence.actual(TensorName.activation(j)))
                        .equals(evidence.actual(TensorName.activation(i))))
                .mapToObj(j -> "; its numbers are those of %s, as if both are one array".formatted(j == 0 ? "X" : A(j)))
                .findFirst()
                .orElse("");
    }

    /** What is to say of the layers after the first wrong one. */
    private String after(int i, Optional<LayerFunction> function) {
        List<Integer> wrongToo = wrong.stream()
                .filter(j -> j > i && !follows(j, BOUNDS_OF_ANOTHER_INPUT))
                .toList();
        if (wrongToo.isEmpty()) {
            boolean areFollowing = i < evidence.depth()
                    && IntStream.rangeClosed(i + 1, evidence.depth())
                            .allMatch(j -> follows(j, BOUNDS_OF_ANOTHER_INPUT));
            return areFollowing ? "; the layers after it are right, given their own input" : "";
        }
        boolean isOne = wrongToo.size() == 1;
        String layers = (isOne ? "layer " : "layers ")
                + wrongToo.stream().map(String::valueOf).collect(Collectors.joining(", "));
        boolean areAlike = function.isPresent()
                && wrongToo.stream().allMatch(j -> function(j).equals(function));
        return areAlike
                ? "; so it is in " + layers
                : "; %s %s also wrong, given %s own input"
                        .formatted(layers, isOne ? "is" : "are", isOne ? "its" : "their");
    }

    /** Whether A[j] is σ(W[j] A[j−1] + b[j]) of the engine's own A[j−1], within some bounds. */
    private boolean follows(int j, int bounds) {
        Layer layer = evidence.network().layer(j);
        Matrix product = layer.weights().times(LayerFunction.inputOf(j, evidence));
        Matrix output = evidence.actual(TensorName.activation(j));
        return IntStream.range(0, output.size()).allMatch(k -> {
            double z = product.get(k) + layer.bias().get(k / output.columns());
            return Math.abs(output.get(k) - SigmoidCurve.value(z))
                    <= bounds * evidence.bound(TensorName.activation(j), k);
        });
    }
}
