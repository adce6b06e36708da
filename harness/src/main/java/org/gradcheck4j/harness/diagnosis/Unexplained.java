package org.gradcheck4j.harness.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.DiagnosisId;
import org.gradcheck4j.harness.comparison.Verdict;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.recovered.RecoveredSentence;
import org.gradcheck4j.harness.text.CommaList;
import org.gradcheck4j.harness.text.LineNumbers;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * A disagreement for which there is no name: where it starts, and what of it is right. The forward pass comes first; then the
 * layers from the last to the first, since dZ of a layer goes into every layer before it.
 */
final class Unexplained {

    static final DiagnosisId ID = new DiagnosisId("unexplained");

    private static final String MAY_BE_TWO =
            "these may be two mistakes together: correct one that you see, and check again";

    private static final String NO_NAME = "none of the known mistakes gives these numbers; ";

    /** An error is shown for certain only if the bounds are clearly below it. */
    private static final double CLEARLY = 0.5;

    private final Evidence evidence;
    private final Verdict verdict;
    private final boolean showsActivations;
    private final Optional<WrongForwardPass> forwardPass;

    Unexplained(Evidence evidence, Verdict verdict) {
        this.evidence = evidence;
        this.verdict = verdict;
        this.showsActivations = evidence.shows(TensorName.activation(1));
        this.forwardPass = WrongForwardPass.of(evidence, verdict);
    }

    /** {@return whether an activation is wrong} */
    boolean isInForwardPass() {
        return forwardPass.isPresent();
    }

    /** {@return the diagnosis that says where it starts} */
    Diagnosis diagnosis() {
        return forwardPass
                .map(wrong -> diagnosis(wrong.sentence(), wrong.remedy(), wrong.layer()))
                .orElseGet(this::inBackwardPass);
    }

    private Diagnosis inBackwardPass() {
        int i = lastWrongLayer();
        return i == 0 ? inLoss() : inLayer(i);
    }

    /** The last layer with a wrong gradient; 0 if there is none. */
    private int lastWrongLayer() {
        return IntStream.iterate(evidence.depth(), i -> i >= 1, i -> i - 1)
                .filter(i -> isWrong(TensorName.dW(i)) || isWrong(TensorName.db(i)))
                .findFirst()
                .orElse(0);
    }

    private Diagnosis inLoss() {
        String right = showsActivations ? "the activations and the gradients are right" : "the gradients are right";
        return WrongLoss.of(evidence)
                .map(loss -> diagnosis(right + ", but the loss J is " + loss.sentence(), loss.remedy(), 0))
                .orElseGet(() -> diagnosis(
                        right
                                + ", but the loss J is not: as if another loss is computed, or a term of it is missing or added, such as "
                                + "−(1 − y) ln(1 − A) or a penalty",
                        "compare it with the mean of max(z, 0) − y z + ln(1 + e^−|z|), z = Z[L]",
                        0));
    }

    private Diagnosis inLayer(int i) {
        String lead = NO_NAME + forwardPass();
        Optional<ZeroLines> zeros = ZeroLines.of(evidence);
        if (zeros.isPresent()) {
            return diagnosis(lead + zeros.get().sentence(), zeros.get().remedy(), i);
        }
        Optional<TensorFactors> factors = TensorFactors.of(evidence);
        if (factors.isPresent()) {
            return diagnosis(lead + factors.get().sentence(), factors.get().remedy(), i);
        }
        Optional<SmallErrors> small = SmallErrors.of(evidence, verdict);
        if (small.isPresent() && i == evidence.depth()) {
            return diagnosis(lead + small.get().sentence(), small.get().remedy(), i);
        }
        boolean weights = isWrong(TensorName.dW(i));
        String place = !isWrong(TensorName.db(i)) ? inProduct(i) : !weights ? inBiasSum(i) : inDZ(i);
        String recovered = i == evidence.depth() && weights ? RecoveredSentence.of(evidence) : "";
        String smallness = small.map(errors -> "; " + errors.size()).orElse("");
        return diagnosis(
                lead + "going back from the output, the first wrong " + place + recovered + smallness, nextStep(), i);
    }

    /** What to do if nothing has a name. */
    private String nextStep() {
        return showsActivations
                ? MAY_BE_TWO
                : MAY_BE_TWO
                        + "; give the activations and J, and they are judged first (Python: save(…, activations=[A1, A2], loss=J); Java: "
                        + "withForwardPass(new ForwardPass(…)))";
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
        return ("tensor is dW%d%s: %sdb%d is right, so dZ%d sums to what it should; look at its product with %s, at whether "
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
        return "tensor is db%d%s: %sdW%d is right, so look at %s%s"
                .formatted(i, laterLayers(i), wrongLines(i), i, step.formatted(i, i), orDZ);
    }

    /** The other tensor of a layer agrees, but an error as large as the wrong one's would agree there too. */
    private String tooWide(TensorName wrong, TensorName other) {
        int i = wrong.layer();
        if (evidence.exact(other).largest() == 0) {
            return "tensor is %s%s: %s%s is 0, as it should be, and says nothing of dZ%d, which may be wrong"
                    .formatted(wrong, laterLayers(i), wrongLines(i), other, i);
        }
        return "tensor is %s%s: %s%s agrees, but its bounds are too wide to show an error of this size, so dZ%d may be wrong"
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
        String origin = i < L ? "W%d, dZ%d and σ'(Z%d)".formatted(i + 1, i + 1, i) : "A%d and y".formatted(i);
        List<String> right = IntStream.range(1, i)
                .boxed()
                .flatMap(layer -> Stream.of(TensorName.dW(layer), TensorName.db(layer)))
                .filter(tensor -> !isWrong(tensor) && wouldShow(tensor, TensorName.dW(i)))
                .map(TensorName::toString)
                .toList();
        String made = right.isEmpty() ? rightRows(i) : CommaList.withAnd(right);
        if (!made.isEmpty()) {
            return ("tensors are dW%d and db%d, in layer %d%s: %s%s, made from the same dZ%d, %s right, so look at how dW%d and db%d are "
                            + "made from it, and at what is done to them afterwards")
                    .formatted(
                            i,
                            i,
                            i,
                            laterLayers(i),
                            wrongLines(i),
                            made,
                            i,
                            right.size() == 1 || made.startsWith("row ") ? "is" : "are",
                            i,
                            i);
        }
        String place = "tensor is dZ%d, in layer %d%s: %sit is made from %s"
                .formatted(i, i, laterLayers(i), wrongLines(i), origin);
        String before = i == 1 ? "" : "; the layers before it, which are made from it, are wrong too";
        // What changes a finished gradient changes all of it alike, and then dZ may be right.
        return i == L ? place + before + ", or the gradient is changed after backprop" : place + before;
    }

    /** Some rows of dW[i−1] that are right, each of a neuron that hands on all of dZ[i]; empty if there are none. */
    private String rightRows(int i) {
        if (i == 1 || !wouldShow(TensorName.dW(i - 1), TensorName.dW(i))) {
            return "";
        }
        Matrix W = evidence.network().layer(i).weights();
        TensorName before = TensorName.dW(i - 1);
        List<Integer> rows = IntStream.range(0, W.columns())
                .filter(row -> IntStream.range(0, W.rows()).allMatch(k -> W.get(k, row) != 0))
                .filter(row -> isRightRow(before, row) && isRightRow(TensorName.db(i - 1), row))
                .boxed()
                .toList();
        return rows.isEmpty() ? "" : "%s (from 0) of %s".formatted(LineNumbers.listed("row", rows), before);
    }

    private boolean isRightRow(TensorName tensor, int row) {
        int width = evidence.actual(tensor).columns();
        return IntStream.range(row * width, (row + 1) * width)
                .noneMatch(k -> evidence.disagrees(tensor, k)
                        || evidence.bound(tensor, k)
                                > CLEARLY * Math.abs(evidence.exact(tensor).high(k)));
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
        return verdict.tensors().stream().anyMatch(each -> each.name().equals(tensor) && each.disagrees());
    }

    private static Diagnosis diagnosis(String sentence, String remedy, int layer) {
        return new Diagnosis(ID, sentence, remedy, Map.of("layer", (double) layer), List.of());
    }
}
