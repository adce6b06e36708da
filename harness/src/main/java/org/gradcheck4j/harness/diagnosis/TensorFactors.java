package org.gradcheck4j.harness.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.fit.Confirmation;
import org.gradcheck4j.harness.diagnosis.fit.Interval;
import org.gradcheck4j.harness.diagnosis.fit.LinearFit;
import org.gradcheck4j.harness.text.CommaList;
import org.gradcheck4j.harness.text.Figures;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Every dW and db is a number times the formula's, but not the same number.
 *
 * @param evidence of the engine
 * @param allowed the numbers that each gradient allows
 * @param factors one of them, with few digits if such a one is allowed
 */
record TensorFactors(Evidence evidence, Map<TensorName, Interval> allowed, Map<TensorName, Double> factors) {

    static Optional<TensorFactors> of(Evidence evidence) {
        Map<TensorName, Interval> allowed = new LinkedHashMap<>();
        Map<TensorName, Double> factors = new LinkedHashMap<>();
        if (evidence.hasFewBits()) {
            return Optional.empty(); // eleven bits confirm too little
        }
        for (int i = 1; i <= evidence.depth(); i++) {
            for (TensorName tensor : List.of(TensorName.dW(i), TensorName.db(i))) {
                LinearFit fit = LinearFit.ofFactor(Candidate.formula(), evidence, List.of(tensor));
                if (fit.allowed().isEmpty() || !Double.isFinite(fit.leastSquares())) {
                    return Optional.empty();
                }
                allowed.put(tensor, fit.allowed());
                factors.put(
                        tensor,
                        fit.allowed().valuesNear(fit.leastSquares()).findFirst().orElseThrow());
            }
        }
        return Optional.of(new TensorFactors(evidence, allowed, factors)).filter(TensorFactors::isConfirmed);
    }

    /** Whether the entries of every wrong tensor have a factor in common, other than by chance, and it differs. */
    private boolean isConfirmed() {
        List<TensorName> several = wrong().stream()
                .filter(tensor -> evidence.actual(tensor).size() > 1)
                .toList();
        return !several.isEmpty()
                && several.stream().allMatch(tensor -> bits(tensor, evidence) >= Confirmation.ENOUGH)
                && wrong().stream()
                        .map(this::allowed)
                        .reduce(Interval.ALL, Interval::intersect)
                        .isEmpty();
    }

    private List<TensorName> wrong() {
        return factors.keySet().stream()
                .filter(tensor -> isWrong(tensor, evidence))
                .toList();
    }

    private Interval allowed(TensorName tensor) {
        return Objects.requireNonNull(allowed.get(tensor));
    }

    /** How unlikely it is that the entries have a factor in common by chance: the first entry has some factor. */
    private static double bits(TensorName tensor, Evidence evidence) {
        return IntStream.range(0, evidence.actual(tensor).size())
                .mapToDouble(k -> Math.max(
                        0,
                        Confirmation.bits(Math.abs(evidence.actual(tensor).get(k)) / (2 * evidence.bound(tensor, k)))))
                .sorted()
                .limit(evidence.actual(tensor).size() - 1L)
                .sum();
    }

    private static boolean isWrong(TensorName tensor, Evidence evidence) {
        return IntStream.range(0, evidence.actual(tensor).size()).anyMatch(k -> evidence.disagrees(tensor, k));
    }

    /** {@return such as {@code every wrong dW and db is the formula's times a number of its own: dW1 5, db1 5, dW2 4 …}} */
    String sentence() {
        List<TensorName> wrong = wrong();
        List<TensorName> right = factors.keySet().stream()
                .filter(tensor -> !wrong.contains(tensor))
                .toList();
        String numbers = wrong.stream()
                .map(tensor -> "%s %s".formatted(tensor, Figures.factor(factor(tensor))))
                .collect(Collectors.joining(", "));
        String others =
                right.isEmpty() ? "" : "; %s %s right".formatted(named(right), right.size() == 1 ? "is" : "are");
        return "every %s is the formula's times a number of its own: %s%s%s"
                .formatted(kinds(wrong), numbers, others, isByInputs() ? byInputs() : norms(wrong));
    }

    String remedy() {
        return isByInputs()
                ? "divide by m, the number of samples"
                : "look for what multiplies or divides each by itself";
    }

    private static String kinds(List<TensorName> wrong) {
        boolean hasWeights = wrong.stream().anyMatch(tensor -> tensor.is(TensorName.Quantity.dW));
        boolean hasBiases = wrong.stream().anyMatch(tensor -> tensor.is(TensorName.Quantity.db));
        return Stream.of(hasWeights ? "wrong dW" : "", hasBiases ? (hasWeights ? "db" : "wrong db") : "")
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    private static String named(List<TensorName> tensors) {
        return CommaList.withAnd(tensors.stream().map(TensorName::toString).toList());
    }

    private double factor(TensorName tensor) {
        return Objects.requireNonNull(factors.get(tensor));
    }

    /** Whether each wrong one allows m/n[i−1]. */
    private boolean isByInputs() {
        return wrong().stream().allMatch(tensor -> allowed(tensor).contains(samplesByInputs(tensor)));
    }

    private double samplesByInputs(TensorName tensor) {
        return (double) evidence.samples()
                / evidence.network().layer(tensor.layer()).inputs();
    }

    private String byInputs() {
        return "; that is m/n[i−1], n[i−1] being the number of the layer's inputs: as if the sum over the samples is divided by "
                + "the length of the wrong axis of A[i−1], and not by m = " + evidence.samples();
    }

    /** If all have one norm, in the digits that are shown. */
    private String norms(List<TensorName> wrong) {
        List<String> norms = wrong.stream()
                .map(tensor -> Figures.sixDigits(norm(evidence.actual(tensor))))
                .distinct()
                .toList();
        return norms.size() == 1 ? "; each has the norm %s, as if it is scaled to that".formatted(norms.get(0)) : "";
    }

    private static double norm(Matrix matrix) {
        return IntStream.range(0, matrix.size()).mapToDouble(matrix::get).reduce(0, Math::hypot);
    }
}
