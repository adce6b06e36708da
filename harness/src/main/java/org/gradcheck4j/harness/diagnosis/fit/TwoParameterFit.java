package org.gradcheck4j.harness.diagnosis.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck4j.harness.diagnosis.candidate.Candidate;
import org.gradcheck4j.harness.diagnosis.candidate.Evidence;
import org.gradcheck4j.harness.diagnosis.candidate.GradientSelection;
import org.gradcheck4j.harness.diagnosis.candidate.Predicted;
import org.gradcheck4j.model.Matrix;
import org.gradcheck4j.model.TensorName;

/**
 * Estimates p and q in actual = start + p · one direction + q · another, by least squares over error ÷ bound.
 *
 * @param evidence the engine's numbers
 * @param selection those that depend on both; the others must fit
 * @param candidate for each p and q
 */
public record TwoParameterFit(Evidence evidence, GradientSelection selection, CandidateFor candidate) {

    /** Of least squares, each weighing the entries by the p and q of the one before. */
    private static final int PASSES = 4;

    /** Two numbers fit two entries; the others confirm them. */
    private static final int LEAST_ENTRIES = 3;

    /** A computation with two parameters. */
    @FunctionalInterface
    public interface CandidateFor {

        /** {@return the computation with these values} */
        Candidate with(double p, double q);
    }

    /** {@return the computations with p and q as few digits as are allowed, p first; none if either may be 0} */
    public Stream<Candidate> candidates() {
        Candidate start = candidate.with(0, 0);
        if (!evidence.fits(start, selection.missingFrom(evidence.gradients()))
                || isAllowed(start, candidate.with(1, 0))
                || isAllowed(start, candidate.with(0, 1))) {
            return Stream.empty();
        }
        double p = leastSquares();
        if (!Double.isFinite(p) || p == 0) {
            return Stream.empty();
        }
        Stream<Candidate> rounded = IntStream.rangeClosed(1, RoundNumber.MOST_DIGITS)
                .boxed()
                .flatMap(digits -> candidates(RoundNumber.of(p, digits)).map(each -> each.oneOf(Math.pow(10, digits))));
        return Stream.concat(rounded, candidates(p).map(Candidate::fitted));
    }

    private Stream<Candidate> candidates(double p) {
        return LinearFit.between(
                        evidence, selection.among(evidence.gradients()), candidate.with(p, 0), candidate.with(p, 1))
                .values()
                .filter(q -> q != 0)
                .map(q -> candidate.with(p, q).fitted());
    }

    private boolean isAllowed(Candidate start, Candidate end) {
        return !LinearFit.between(evidence, selection.among(evidence.gradients()), start, end)
                .allowed()
                .isEmpty();
    }

    /** p and q, of which p is returned; NaN if the entries do not tell them apart. */
    private double leastSquares() {
        double[] x = {1, 1};
        // How far an entry may be off depends on p and q, which are not known at first.
        for (int pass = 0; pass < PASSES && Arrays.stream(x).allMatch(Double::isFinite); pass++) {
            x = leastSquares(candidate.with(x[0], x[1]));
        }
        return x[0];
    }

    private double[] leastSquares(Candidate near) {
        List<double[]> equations = new ArrayList<>();
        for (TensorName tensor : selection.among(evidence.gradients())) {
            Predicted start = evidence.predicted(candidate.with(0, 0), tensor);
            Matrix one = evidence.predicted(candidate.with(1, 0), tensor).value();
            Matrix other = evidence.predicted(candidate.with(0, 1), tensor).value();
            Predicted allowed = evidence.predicted(near, tensor);
            for (int k = 0; k < one.size(); k++) {
                double weight = 1 / allowed.allowedError(k);
                double value = start.value().get(k);
                equations.add(new double[] {
                    (one.get(k) - value) * weight,
                    (other.get(k) - value) * weight,
                    (evidence.actual(tensor).get(k) - value) * weight
                });
            }
        }
        return equations.size() < LEAST_ENTRIES
                ? new double[] {Double.NaN, Double.NaN}
                : LeastSquares.solve(new double[][] {column(equations, 0), column(equations, 1)}, column(equations, 2));
    }

    private static double[] column(List<double[]> equations, int number) {
        return equations.stream().mapToDouble(equation -> equation[number]).toArray();
    }
}
