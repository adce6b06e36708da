package org.gradcheck4j.harness.application.explain;

import java.util.ArrayList;
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
 * @param question whose network and batch it is
 * @param terms what each sample contributes, in the order of the batch
 * @param exact the oracle's value of the entry
 * @param bound how far a correct engine may be from it in double
 * @param answers what each engine that computes in double returns for the entry
 * @param trials what comes out for every layer by the formula, without A[i−1], and with A[i] in its place
 */
public record WeightEntry(
        Case question,
        List<Term> terms,
        double exact,
        double bound,
        List<Answer> answers,
        List<LayerExperiment> trials) {

    /** Keeps unmodifiable copies. */
    public WeightEntry {
        terms = List.copyOf(terms);
        answers = List.copyOf(answers);
        trials = List.copyOf(trials);
    }

    /**
     * What one sample contributes, before the mean.
     *
     * @param dz how the sample's loss answers to Z[2]
     * @param a what the weight multiplies: A[1]
     */
    public record Term(double dz, double a) {

        /** {@return dz · a} */
        public double product() {
            return dz * a;
        }
    }

    /**
     * What an engine says.
     *
     * @param engine its name
     * @param value of the entry; NaN where it threw
     * @param fractionOfBound error ÷ bound
     * @param problem why there is no value; else empty
     */
    public record Answer(String engine, double value, double fractionOfBound, String problem) {}

    /** {@return the mean of the terms} */
    public double mean() {
        return terms.stream().mapToDouble(Term::product).sum() / terms.size();
    }

    static WeightEntry of(Case question, List<GradientEngine> engines) {
        GradientCheck check = GradientCheck.of(question.network(), question.batch(), Precision.DOUBLE);
        ExactMatrix dZ = check.solution().dZ().get(1);
        ExactMatrix A = check.solution().A().get(0);
        List<Term> terms = IntStream.range(0, question.batch().size())
                .mapToObj(k -> new Term(dZ.high(k), A.high(k)))
                .toList();
        double exact = check.solution().dW().get(1).high(0);
        double bound = bound(check, Arithmetic.of(Precision.DOUBLE), exact);
        List<Answer> answers = new ArrayList<>();
        for (GradientEngine engine : engines) {
            if (engine.precisions().contains(Precision.DOUBLE)) {
                answers.add(answer(check, engine));
            }
        }
        return new WeightEntry(question, terms, exact, bound, answers, LayerExperiment.of(check));
    }

    private static Answer answer(GradientCheck check, GradientEngine engine) {
        try {
            double value = engine.gradients(
                            check.solution().network(), check.solution().batch(), Precision.DOUBLE)
                    .layer(2)
                    .dW()
                    .get(0, 0);
            ExactMatrix exact = check.solution().dW().get(1);
            double bound = bound(check, engine.arithmetic(Precision.DOUBLE), exact.high(0));
            return new Answer(engine.name(), value, exact.error(0, value) / bound, "");
        } catch (RuntimeException | LinkageError e) {
            // What an engine throws is a verdict of the suite's: here it only has no number to show.
            return new Answer(
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
