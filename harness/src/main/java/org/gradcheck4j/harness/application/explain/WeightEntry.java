package org.gradcheck4j.harness.application.explain;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck4j.exact.ExactMatrix;
import org.gradcheck4j.harness.cases.Case;
import org.gradcheck4j.harness.judgement.GradientCheck;
import org.gradcheck4j.model.Arithmetic;
import org.gradcheck4j.model.GradientEngine;
import org.gradcheck4j.model.Precision;
import org.gradcheck4j.model.TensorName;

/**
 * dW[2][0, 0] of a network: the mean over the samples of dz · a, with dz = dZ[2][0, k] and a = A[1][0, k].
 *
 * @param testCase whose network and batch it is
 * @param terms what each sample contributes, in the order of the batch
 * @param exact the oracle's value of the entry
 * @param bound the largest error of a correct engine in double
 * @param values the entry by each engine that computes in double
 * @param experiments every layer's dW by the formula, without A[i−1], and with A[i] in its place
 */
public record WeightEntry(
        Case testCase,
        List<Term> terms,
        double exact,
        double bound,
        List<EngineValue> values,
        List<LayerExperiment> experiments) {

    /** Keeps unmodifiable copies. */
    public WeightEntry {
        terms = List.copyOf(terms);
        values = List.copyOf(values);
        experiments = List.copyOf(experiments);
    }

    /**
     * What one sample contributes, before the mean.
     *
     * @param dz the derivative of the sample's loss by Z[2]
     * @param a what the weight multiplies: A[1]
     */
    public record Term(double dz, double a) {

        /** {@return dz · a} */
        public double product() {
            return dz * a;
        }
    }

    /**
     * The entry by one engine.
     *
     * @param engine its name
     * @param value of the entry; NaN if it threw
     * @param fractionOfBound error ÷ bound
     * @param problem why there is no value; else empty
     */
    public record EngineValue(String engine, double value, double fractionOfBound, String problem) {

        /** {@return whether there is a value} */
        public boolean isThere() {
            return problem.isEmpty();
        }
    }

    /** {@return the mean of the terms} */
    public double mean() {
        return terms.stream().mapToDouble(Term::product).sum() / terms.size();
    }

    static WeightEntry of(Case testCase, List<GradientEngine> engines) {
        GradientCheck check = GradientCheck.of(testCase.network(), testCase.batch(), Precision.DOUBLE);
        ExactMatrix dZ = check.solution().dZ().get(1);
        ExactMatrix A = check.solution().A().get(0);
        List<Term> terms = IntStream.range(0, testCase.batch().size())
                .mapToObj(k -> new Term(dZ.high(k), A.high(k)))
                .toList();
        double exact = check.solution().dW().get(1).high(0);
        double bound = bound(check, Arithmetic.of(Precision.DOUBLE), exact);
        List<EngineValue> values = engines.stream()
                .filter(engine -> engine.precisions().contains(Precision.DOUBLE))
                .map(engine -> value(check, engine))
                .toList();
        return new WeightEntry(testCase, terms, exact, bound, values, LayerExperiment.of(check));
    }

    private static EngineValue value(GradientCheck check, GradientEngine engine) {
        try {
            double value = engine.gradients(
                            check.solution().network(), check.solution().batch(), Precision.DOUBLE)
                    .layer(2)
                    .dW()
                    .get(0, 0);
            ExactMatrix exact = check.solution().dW().get(1);
            double bound = bound(check, engine.arithmetic(Precision.DOUBLE), exact.high(0));
            return new EngineValue(engine.name(), value, exact.error(0, value) / bound, "");
        } catch (RuntimeException | LinkageError e) {
            // The suite has a verdict for an engine that throws. Here there is only no number to show.
            return new EngineValue(
                    engine.name(),
                    Double.NaN,
                    Double.NaN,
                    "it threw " + e.getClass().getSimpleName());
        }
    }

    private static double bound(GradientCheck check, Arithmetic arithmetic, double exact) {
        return check.tolerance(arithmetic).bound(TensorName.dW(2), 0, exact);
    }
}
