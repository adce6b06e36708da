package org.gradcheck4j.harness.application.explain;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstachio.escapers.PlainText;
import java.util.stream.Collectors;

/**
 * What {@code gradcheck4j explain} prints.
 *
 * @param walk whose numbers it shows
 */
@JStache(path = "walk")
@JStacheConfig(contentType = PlainText.class, formatter = WalkFormatter.class)
record WalkText(WalkNumbers walk) {

    /** Wide enough for a number with eight decimals. */
    private static final int CELL = 12;

    String moves() {
        return walk.moves().stream()
                .map(move -> "  "
                        + cell(move.input())
                        + cell(move.outputBefore())
                        + cell(move.outputAfter())
                        + cell(move.change())
                        + cell(move.derivative()))
                .collect(Collectors.joining("\n"));
    }

    String forwardLines() {
        ChainRule chain = walk.chain();
        return line("z = w·x + b", chain.z(), "")
                + "\n"
                + line("a = σ(z) = 1/(1 + e^−z)", chain.a(), "")
                + "\n"
                + line("ℓ = −y ln a − (1 − y) ln(1 − a)", chain.loss(), "the loss of one sample");
    }

    String chainLines() {
        ChainRule chain = walk.chain();
        LossDifference difference = chain.difference();
        return line("∂z/∂w = x", chain.x(), "")
                + "\n"
                + line("∂a/∂z = a(1 − a)", chain.slope(), "")
                + "\n"
                + line("∂ℓ/∂a = (a − y)/(a(1 − a))", chain.lossByActivation(), "")
                + "\n"
                + line("∂ℓ/∂w, their product", chain.product(), "")
                + "\n"
                + line("(ℓ(w + h) − ℓ(w − h)) ÷ 2h", difference.slope(), "with h = 0.001:")
                + "\n  (%s − %s) ÷ 0.002".formatted(difference.lossAbove(), difference.lossBelow());
    }

    private static String line(String formula, double value, String remark) {
        return "  %-32s%8s   %s"
                .formatted(formula, Decimals.four(value), remark)
                .stripTrailing();
    }

    String samples() {
        SmallNetwork small = walk.small();
        return MatrixLines.beside(small.X(), small.y());
    }

    String parameters() {
        SmallNetwork small = walk.small();
        return MatrixLines.beside(small.W1(), small.b1(), small.W2(), small.b2());
    }

    String hiddenForward() {
        return MatrixLines.beside(walk.small().Z1(), walk.small().A1());
    }

    String lastForward() {
        return MatrixLines.beside(walk.small().Z2(), walk.small().A2());
    }

    String lastBlame() {
        return MatrixLines.beside(walk.small().dZ2());
    }

    String sentBack() {
        return MatrixLines.beside(walk.small().W2Transposed(), walk.small().dA1());
    }

    String innerBlame() {
        return MatrixLines.beside(walk.small().slopes(), walk.small().dZ1());
    }

    String lastTerms() {
        return terms(walk.small().last());
    }

    String innerTerms() {
        return terms(walk.small().inner());
    }

    String lastGradient() {
        return gradient(walk.small().last());
    }

    String innerGradient() {
        return gradient(walk.small().inner());
    }

    String lastTrials() {
        return trials(walk.small().last());
    }

    String innerTrials() {
        return trials(walk.small().inner());
    }

    String lastDifferences() {
        return differences(walk.small().last());
    }

    String innerDifferences() {
        return differences(walk.small().inner());
    }

    private static String terms(WeightGradient layer) {
        return layer.terms().stream()
                .map(term -> MatrixLines.beside(
                        MatrixView.computed("sample %d: dz".formatted(term.sample()), "", term.dz()),
                        MatrixView.computed("aᵀ", "", term.a().transpose()),
                        MatrixView.computed("dz · aᵀ", "", term.product())))
                .collect(Collectors.joining("\n"));
    }

    String firstProduct() {
        ConnectionDrawing first = ConnectionDrawing.of(walk.small().last());
        return "dz · a = %s · %s = %s"
                .formatted(Decimals.four(first.dz()), Decimals.four(first.a()), Decimals.four(first.dz() * first.a()));
    }

    String firstBlame() {
        return Decimals.four(ConnectionDrawing.of(walk.small().last()).dz());
    }

    String firstMean() {
        return walk.small().last().firstMean();
    }

    String firstProducts() {
        return walk.small().last().firstProducts();
    }

    private static String gradient(WeightGradient layer) {
        return MatrixLines.beside(layer.gradient(), layer.biasGradient());
    }

    private static String trials(WeightGradient layer) {
        return layer.trials().stream()
                .map(trial -> MatrixLines.beside(
                                MatrixView.computed(trial.about() + ": " + trial.formula(), "", trial.value()))
                        + "\n  "
                        + (trial.fits()
                                ? "off by %s from the exact gradient, by %s from the differences"
                                                .formatted(trial.errorFromExact(), trial.errorFromDifferences())
                                        + (trial.right()
                                                ? ":\n  what is left is rounding, and what the differences themselves are off"
                                                : "")
                                : "the shape does not fit: W[%d] is %s".formatted(layer.layer(), trial.needed())))
                .collect(Collectors.joining("\n"));
    }

    private static String differences(WeightGradient layer) {
        return layer.differences().stream()
                .map(each -> "  "
                        + cell(each.value())
                        + cell(each.lossAbove())
                        + cell(each.lossBelow())
                        + cell(Decimals.four(each.slope())))
                .collect(Collectors.joining("\n"));
    }

    private static String cell(String number) {
        return " ".repeat(Math.max(1, CELL - number.length())) + number;
    }
}
