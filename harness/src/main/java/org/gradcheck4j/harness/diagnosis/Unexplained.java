package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.bound.SigmoidCurve;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.TensorComparison;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.recovered.RecoveredSentence;
import org.gradcheck4j.model.Layer;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * A disagreement for which there is no name: where it starts, and what of it is right. The forward pass comes first; then the
 * layers from the last to the first, since dZ of a layer goes into every layer before it.
 */
final class Unexplained {

    static final DiagnosisId ID = new DiagnosisId("unexplained");

    private static final String NO_NAME = "none of the known mistakes gives these numbers; ";

    /** An error is shown for certain only if the bounds are clearly below it. */
    private static final double CLEARLY = 0.5;

    private final Evidence evidence;
    private final Verdict verdict;
    private final boolean showsActivations;

    Unexplained(Evidence evidence, Verdict verdict) {
        this.evidence = evidence;
        this.verdict = verdict;
        this.showsActivations = evidence.shows(TensorName.activation(1));
    }

    /** {@return whether an activation is wrong} */
    boolean isInForwardPass() {
        return firstWrongActivation().isPresent();
    }

    /** {@return the diagnosis that says where it starts} */
    Diagnosis diagnosis() {
        return firstWrongActivation().map(this::inForwardPass).orElseGet(this::inBackwardPass);
    }

    private Optional<Integer> firstWrongActivation() {
        return verdict.tensors().stream()
                .filter(tensor -> tensor.name().is(TensorName.Quantity.A) && tensor.disagreeing() > 0)
                .map(TensorComparison::layer)
                .findFirst();
    }

    private Diagnosis inForwardPass(int i) {
        int L = evidence.depth();
        String input = Evidence.inputOf(i);
        List<String> wrongToo = IntStream.rangeClosed(i + 1, L)
                .filter(j -> !followsFromInput(j))
                .mapToObj(String::valueOf)
                .toList();
        String after = i == L
                ? ""
                : wrongToo.isEmpty()
                        ? "; the layers after it are right, given their own input"
                        : "; %s also wrong, given %s own input"
                                .formatted(
                                        wrongToo.size() == 1
                                                ? "layer " + wrongToo.get(0) + " is"
                                                : "layers " + String.join(", ", wrongToo) + " are",
                                        wrongToo.size() == 1 ? "its" : "their");
        String sentence = "the forward pass goes wrong in layer %d: A%d is not σ(W%d %s + b%d)%s%s"
                .formatted(i, i, i, input, i, i == 1 ? "" : ", though " + input + " is right", after);
        return diagnosis(sentence, "correct it before looking at any gradient", i);
    }

    /** Whether A[j] is σ(W[j] A[j−1] + b[j]) of the engine's own A[j−1]. */
    private boolean followsFromInput(int j) {
        Layer layer = evidence.network().layer(j);
        Matrix input = evidence.actual(TensorName.activation(j - 1));
        Matrix output = evidence.actual(TensorName.activation(j));
        for (int row = 0; row < output.rows(); row++) {
            for (int k = 0; k < output.columns(); k++) {
                double z = layer.bias().get(row);
                for (int n = 0; n < input.rows(); n++) {
                    z += layer.weights().get(row, n) * input.get(n, k);
                }
                double error = Math.abs(output.get(row, k) - SigmoidCurve.value(z));
                // The bound for the right input is the best there is for this one.
                if (!(error <= 2 * evidence.bound(TensorName.activation(j), row * output.columns() + k))) {
                    return false;
                }
            }
        }
        return true;
    }

    private Diagnosis inBackwardPass() {
        for (int i = evidence.depth(); i >= 1; i--) {
            boolean weights = isWrong(TensorName.dW(i));
            boolean bias = isWrong(TensorName.db(i));
            if (weights || bias) {
                String place = !bias ? inProduct(i) : !weights ? inBiasSum(i) : inDZ(i);
                String recovered = i == evidence.depth() && weights ? RecoveredSentence.of(evidence) : "";
                String sentence = NO_NAME + forwardPass() + "going back from the output, the first wrong tensor is ";
                return diagnosis(sentence + place + recovered, "", i);
            }
        }
        String right = showsActivations ? "the activations and the gradients are right" : "the gradients are right";
        return WrongLoss.of(evidence)
                .map(loss -> diagnosis(right + ", but the loss J is " + loss.sentence(), loss.remedy(), 0))
                .orElseGet(() -> diagnosis(
                        right + ", but the loss J is not",
                        "look at what is added to it, such as a penalty; take the rest from Z[L]: max(z, 0) − y z + ln(1 + e^−|z|)",
                        0));
    }

    /** The rows or columns of dW[i] and db[i] that have a factor in common, if every wrong one of the two has such. */
    private String wrongLines(int i) {
        List<TensorName> wrong = Stream.of(TensorName.dW(i), TensorName.db(i))
                .filter(this::isWrong)
                .toList();
        List<WrongLines> lines = wrong.stream()
                .flatMap(tensor -> WrongLines.of(tensor, evidence).stream())
                .toList();
        return lines.size() < wrong.size()
                ? ""
                : lines.stream().map(WrongLines::sentence).collect(Collectors.joining("; ")) + "; ";
    }

    private String inProduct(int i) {
        if (!wouldShow(TensorName.db(i), TensorName.dW(i))) {
            return tooWide(TensorName.dW(i), TensorName.db(i));
        }
        return ("dW%d%s: %sdb%d is right, so dZ%d sums to what it should; look at its product with %s, at whether "
                        + "the samples of both stand in the same order, and at what is added to dW%d afterwards, such as a penalty")
                .formatted(i, laterLayers(i), wrongLines(i), i, i, Evidence.inputOf(i), i);
    }

    private String inBiasSum(int i) {
        if (!wouldShow(TensorName.dW(i), TensorName.db(i))) {
            return tooWide(TensorName.db(i), TensorName.dW(i));
        }
        String step = evidence.samples() == 1
                ? "how db%d is made from dZ%d"
                : "the sum over the samples that makes db%d from dZ%d";
        // With one sample, dW is dZ times one input, and tells it.
        String orDZ = evidence.samples() == 1
                ? ""
                : ("; if it is right, dZ%d is wrong by what its product with %s does not show, such as a constant if each input "
                                + "has the mean 0")
                        .formatted(i, Evidence.inputOf(i));
        return "db%d%s: %sdW%d is right, so look at %s%s"
                .formatted(i, laterLayers(i), wrongLines(i), i, step.formatted(i, i), orDZ);
    }

    /** The other tensor of a layer agrees, but an error as large as the wrong one's would agree there too. */
    private String tooWide(TensorName wrong, TensorName other) {
        int i = wrong.layer();
        return "%s%s: %s%s agrees, but its bounds are too wide to show an error of this size, so dZ%d may be wrong"
                .formatted(wrong, laterLayers(i), wrongLines(i), other, i);
    }

    /** Whether an error as large as the wrong tensor's, each relative to its own tensor, would leave the bounds of another. */
    private boolean wouldShow(TensorName other, TensorName wrong) {
        return norm(other, k -> evidence.bound(other, k))
                <= CLEARLY
                        * relativeError(wrong)
                        * norm(other, k -> evidence.exact(other).high(k));
    }

    private double relativeError(TensorName tensor) {
        return norm(tensor, k -> evidence.exact(tensor)
                        .error(k, evidence.actual(tensor).get(k)))
                / norm(tensor, k -> evidence.exact(tensor).high(k));
    }

    private double norm(TensorName tensor, IntToDoubleFunction entry) {
        return IntStream.range(0, evidence.actual(tensor).size())
                .mapToDouble(entry)
                .reduce(0, Math::hypot);
    }

    private String inDZ(int i) {
        int L = evidence.depth();
        String origin = i < L
                ? "W%d, dZ%d and σ'(Z%d)".formatted(i + 1, i + 1, i)
                : "A%d and y".formatted(i)
                        + (showsActivations ? "" : " (give the activations too, and they are checked first)");
        String place =
                "dZ%d, in layer %d%s: %sit is made from %s".formatted(i, i, laterLayers(i), wrongLines(i), origin);
        List<String> right = IntStream.range(1, i)
                .boxed()
                .flatMap(layer -> Stream.of(TensorName.dW(layer), TensorName.db(layer)))
                .filter(tensor -> !isWrong(tensor) && wouldShow(tensor, TensorName.dW(i)))
                .map(TensorName::toString)
                .toList();
        if (!right.isEmpty()) {
            return place
                    + "; but %s, made from it, %s right, so look first at how dW%d and db%d are made from it, and at what is done to them afterwards"
                            .formatted(String.join(", ", right), right.size() == 1 ? "is" : "are", i, i);
        }
        String before = i == 1 ? "" : "; the layers before it, which are made from it, are wrong too";
        // What changes a finished gradient changes all of it alike, and then dZ may be right.
        return i == L ? place + before + ", or the gradient is changed after backprop" : place + before;
    }

    private String laterLayers(int i) {
        return i == evidence.depth() ? "" : ", while the layers after it agree";
    }

    private String forwardPass() {
        if (!showsActivations) {
            return "";
        }
        return isWrong(TensorName.LOSS)
                ? "the activations are right, the loss J is not, and "
                : "the forward pass is right, and ";
    }

    private boolean isWrong(TensorName tensor) {
        return verdict.tensors().stream().anyMatch(each -> each.name().equals(tensor) && each.disagreeing() > 0);
    }

    private static Diagnosis diagnosis(String sentence, String remedy, int layer) {
        return new Diagnosis(ID, sentence, remedy, Map.of("layer", (double) layer), List.of());
    }
}
